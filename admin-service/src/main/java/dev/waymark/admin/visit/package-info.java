/// Visits that never were: made-up visitors, read and turned into facts by the readers that serve
/// the real ones.
@NullMarked
package dev.waymark.admin.visit;

import org.jspecify.annotations.NullMarked;
