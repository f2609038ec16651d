/// The redirect service: a visit comes in, one answer goes out, and nothing on the way waits for
/// the network.
///
/// {@link dev.waymark.redirect.replica} has the links, {@link dev.waymark.redirect.visit} the facts
/// about a visitor, {@link dev.waymark.redirect.route} brings them together.
@NullMarked
package dev.waymark.redirect;

import org.jspecify.annotations.NullMarked;
