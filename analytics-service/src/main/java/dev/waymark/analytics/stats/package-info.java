/// What happened to a workspace's links, over any time and in any zone.
@NullMarked
package dev.waymark.analytics.stats;

import org.jspecify.annotations.NullMarked;
