/// Whether the database is ready, and how work is done in it.
@NullMarked
package dev.waymark.analytics.database;

import org.jspecify.annotations.NullMarked;
