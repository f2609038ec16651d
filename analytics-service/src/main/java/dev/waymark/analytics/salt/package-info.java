/// The salts with which redirect nodes tell the visitors of one day apart: made a day ahead,
/// destroyed when their day is over.
@NullMarked
package dev.waymark.analytics.salt;

import org.jspecify.annotations.NullMarked;
