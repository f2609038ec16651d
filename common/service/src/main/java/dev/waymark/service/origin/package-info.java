/// Where requests come from.
@NullMarked
package dev.waymark.service.origin;

import org.jspecify.annotations.NullMarked;
