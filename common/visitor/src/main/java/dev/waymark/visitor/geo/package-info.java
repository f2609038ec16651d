/// Where a visitor is: reading an address, and the country it belongs to.
///
/// {@link dev.waymark.visitor.geo.CountryLookup} is what callers hold; what is behind it is a
/// database in MaxMind's format, one that reloads itself, or none.
@NullMarked
package dev.waymark.visitor.geo;

import org.jspecify.annotations.NullMarked;
