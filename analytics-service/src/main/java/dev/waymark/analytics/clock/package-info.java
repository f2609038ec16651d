/// Whether this service's clock may be believed.
@NullMarked
package dev.waymark.analytics.clock;

import org.jspecify.annotations.NullMarked;
