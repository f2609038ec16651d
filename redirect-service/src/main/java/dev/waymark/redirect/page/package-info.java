/// The pages that visitors get where a redirect will not do: buttons, hubs, previews, and what is
/// said when a link leads nowhere.
///
/// They speak the visitor's {@link dev.waymark.redirect.page.Language}. A new language is a file
/// beside this one, and a line in {@link dev.waymark.redirect.page.Languages}.
///
/// They are small and self-contained: no request follows them but the one for a hub's picture, and
/// they work without JavaScript. {@link dev.waymark.redirect.page.Markup} is the only way into
/// them, so that whatever they say is escaped.
@NullMarked
package dev.waymark.redirect.page;

import org.jspecify.annotations.NullMarked;
