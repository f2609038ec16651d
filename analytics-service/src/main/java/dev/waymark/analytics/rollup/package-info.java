/// The daily rollup: every link's `click_count`, computed anew from the aggregates and handed to
/// the redirect nodes.
@NullMarked
package dev.waymark.analytics.rollup;

import org.jspecify.annotations.NullMarked;
