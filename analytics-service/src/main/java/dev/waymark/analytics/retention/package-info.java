/// How long what is kept: rows of clicks, aggregates, quarantined records; and erasing before that
/// time. Counts never change by it: what goes is summed up in the transaction in which it goes.
@NullMarked
package dev.waymark.analytics.retention;

import org.jspecify.annotations.NullMarked;
