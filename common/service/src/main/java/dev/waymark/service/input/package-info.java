/// Reading the bodies of requests: strictly, within bounds, and with all faults told at once.
///
/// Bodies are read as JSON trees and not bound to objects, because data binding stops at the first
/// fault and cannot tell a member that is null from one that is absent.
@NullMarked
package dev.waymark.service.input;

import org.jspecify.annotations.NullMarked;
