/// The editor of a link's rules: a list of sentences, a form for each of them, and a made-up
/// visitor whose way through them is shown.
///
/// The whole draft travels with each request, as the JSON that the API takes; the server makes
/// everything that is seen from it. Nothing is kept between two requests.
@NullMarked
package dev.waymark.admin.dashboard.rule;

import org.jspecify.annotations.NullMarked;
