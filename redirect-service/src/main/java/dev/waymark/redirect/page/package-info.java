/// The pages that visitors get where a redirect will not do: buttons, hubs, previews, and what is
/// said when a link leads nowhere.
///
/// They are small and self-contained: no request follows them but the one for a hub's picture, and
/// they work without JavaScript. {@link dev.waymark.redirect.page.Markup} is the only way into
/// them, so that whatever they say is escaped.
@NullMarked
package dev.waymark.redirect.page;

import org.jspecify.annotations.NullMarked;
