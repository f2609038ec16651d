/// How often links with `max_clicks` were clicked, live.
///
/// {@link dev.waymark.redirect.counter.LiveCounts} reserves a click before it is captured, so that
/// no two visitors get the last one; {@link dev.waymark.redirect.counter.Tally} reads the captured
/// ones back from the journal, so that a node counts on where it stopped, however it stopped.
@NullMarked
package dev.waymark.redirect.counter;

import org.jspecify.annotations.NullMarked;
