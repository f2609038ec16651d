/// Where the database is, and whether its tables are up to date.
@NullMarked
package dev.waymark.service.database;

import org.jspecify.annotations.NullMarked;
