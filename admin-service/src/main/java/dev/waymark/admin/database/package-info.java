/// Where the database is, whether its tables are up to date, and how to read what it keeps as JSON.
@NullMarked
package dev.waymark.admin.database;

import org.jspecify.annotations.NullMarked;
