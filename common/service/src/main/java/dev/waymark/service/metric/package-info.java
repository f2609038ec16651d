/// What metrics may be labelled with.
@NullMarked
package dev.waymark.service.metric;

import org.jspecify.annotations.NullMarked;
