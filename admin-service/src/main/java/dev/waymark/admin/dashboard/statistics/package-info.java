/// What became of links: clicks, scans, visitors and leads, by time and by what is known of them.
@NullMarked
package dev.waymark.admin.dashboard.statistics;

import org.jspecify.annotations.NullMarked;
