/// Clicks of a day by country, device, referrer and so on: counted from the rows when the day is
/// over, and kept when the rows go. Why not while they come in: `docs/adr/0009`.
@NullMarked
package dev.waymark.analytics.breakdown;

import org.jspecify.annotations.NullMarked;
