/// Brings what stands in the journal to the analytics service: in order, and again and again until
/// it is confirmed.
@NullMarked
package dev.waymark.redirect.delivery;

import org.jspecify.annotations.NullMarked;
