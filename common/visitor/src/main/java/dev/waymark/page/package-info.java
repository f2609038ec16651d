/// What the pages that visitors get are made of, and the page of a hub.
///
/// They speak the visitor's {@link dev.waymark.page.Language}. A new language is a file beside this
/// one, and a line in {@link dev.waymark.page.Languages}.
///
/// They are small and self-contained: no request follows them but the one for a hub's picture, and
/// they work without JavaScript. {@link dev.waymark.page.Markup} is the only way into them, so that
/// whatever they say is escaped.
@NullMarked
package dev.waymark.page;

import org.jspecify.annotations.NullMarked;
