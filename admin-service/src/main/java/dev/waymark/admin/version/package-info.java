/// Versions of what people write: each change of a link, channel, pool, schedule, segment or
/// workspace, by whom, and what it was before.
@NullMarked
package dev.waymark.admin.version;

import org.jspecify.annotations.NullMarked;
