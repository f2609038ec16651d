/// The click journal: every click that was answered stands in a local file before its answer
/// leaves.
///
/// {@link Journal} owns the directory, {@link Appender} writes to it, {@link Retention} deletes
/// what is delivered. Each event loop has a {@link GroupCommit} that gathers the clicks of one
/// iteration and writes them in one go; {@link JournalReader} reads them back in order for
/// delivery. `docs/counting.md` says what is promised, `docs/adr/0008` why it is built this way.
@NullMarked
package dev.waymark.redirect.journal;

import org.jspecify.annotations.NullMarked;
