/// How settings say where a database is, the same for every service. Text only: nothing here
/// connects.
@NullMarked
package dev.waymark.database;

import org.jspecify.annotations.NullMarked;
