/// What the analytics service says, for the pages of people whose role was checked here.
@NullMarked
package dev.waymark.admin.statistics;

import org.jspecify.annotations.NullMarked;
