/// Where the database is.
@NullMarked
package dev.waymark.admin.database;

import org.jspecify.annotations.NullMarked;
