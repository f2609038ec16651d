/// The way into PostgreSQL, for those few that go there: none of them on a visitor's way.
@NullMarked
package dev.waymark.redirect.database;

import org.jspecify.annotations.NullMarked;
