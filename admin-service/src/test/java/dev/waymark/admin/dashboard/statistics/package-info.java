/// The page of statistics.
@NullMarked
package dev.waymark.admin.dashboard.statistics;

import org.jspecify.annotations.NullMarked;
