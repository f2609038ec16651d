/// What is in the database, and how to read what it keeps as JSON.
@NullMarked
package dev.waymark.admin.database;

import org.jspecify.annotations.NullMarked;
