/// What is kept of the clicks of a link, for the admin service: it plays them on a link that is to
/// change.
@NullMarked
package dev.waymark.analytics.kept;

import org.jspecify.annotations.NullMarked;
