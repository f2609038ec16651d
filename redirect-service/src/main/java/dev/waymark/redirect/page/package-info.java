/// The pages that visitors get where a redirect will not do, as they are sent: buttons, previews,
/// and what is said when a link leads nowhere. What they are made of, and the page of a hub, which
/// the dashboard shows too, is in {@link dev.waymark.page}.
@NullMarked
package dev.waymark.redirect.page;

import org.jspecify.annotations.NullMarked;
