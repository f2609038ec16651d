/// Reading the query parameters that statistics and lists have in common, with all faults told at
/// once.
@NullMarked
package dev.waymark.analytics.query;

import org.jspecify.annotations.NullMarked;
