/// The hot path: from a request to its answer.
///
/// {@link dev.waymark.redirect.route.RedirectServer} opens one server for each event loop. There, a
/// request goes through `RedirectHandler`, which finds out what it asks for; `Visits`, which
/// decides and has the click captured by `Clicks`; and `ResponseWriter`, which sends.
@NullMarked
package dev.waymark.redirect.route;

import org.jspecify.annotations.NullMarked;
