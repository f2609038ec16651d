/// What a request says of the visitor: readers for its headers and its query string.
///
/// They are pure, keep no state, take any input and throw nothing: what cannot be read is absent.
/// Headers are cut to a length before they are looked at, so the cost of a request is bounded.
@NullMarked
package dev.waymark.visitor.request;

import org.jspecify.annotations.NullMarked;
