/// The hot path: from a request to its answer.
///
/// {@link dev.waymark.redirect.route.RedirectServer} opens one server for each event loop.
@NullMarked
package dev.waymark.redirect.route;

import org.jspecify.annotations.NullMarked;
