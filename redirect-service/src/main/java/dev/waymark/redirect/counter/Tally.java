package dev.waymark.redirect.counter;

import dev.waymark.click.ClickCodec;
import dev.waymark.click.ClickEvent;
import dev.waymark.click.RecordFrame;
import dev.waymark.redirect.journal.Journal;
import dev.waymark.redirect.journal.JournalReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Adds up the clicks of links with a limit from the journal, and keeps what it has added up, with
/// its place, in a file beside it. After a start that file and the clicks behind its place are the
/// count, whatever ended the process: nothing has to be written in time, because nothing but the
/// journal is believed. One thread.
///
/// Clicks of earlier openings of the journal are also added to the live counts, which have those of
/// this one from their reservations.
public final class Tally {
  static final String FILE = "counts";

  private static final int STRETCH_BYTES = 1 << 18;

  private final Journal journal;
  private final JournalReader reader;
  private final Limits limits;
  private final LiveCounts live;
  private final CRC32C crc = new CRC32C();
  private final Map<String, Long> counts = new HashMap<>();
  private long position;
  private boolean begun;
  private @Nullable Checkpoint written;

  /// @param live where a start's clicks are added
  public Tally(Journal journal, Limits limits, LiveCounts live) {
    this.journal = journal;
    this.reader = new JournalReader(journal, STRETCH_BYTES);
    this.limits = limits;
    this.live = live;
  }

  /// Adds up what the journal has got since the last call, and writes it down. Before the first
  /// call has returned, live counts lack the clicks of earlier starts.
  ///
  /// @throws IOException when the disk fails; another call goes on from where it stopped
  public void settle() throws IOException {
    if (journal.epoch() == 0) {
      return; // its disk fails; there is nothing to read, and nowhere to write
    }
    if (!begun) {
      begin();
      begun = true;
    }
    // Read before the clicks are, a count that is published has no click that they lack.
    boolean isComplete = limits.isComplete();
    Map<String, Long> published = limits.published();
    JournalReader.Stretch stretch = reader.read(position);
    while (stretch != null) {
      add(stretch, isComplete ? published : null);
      position = stretch.end();
      stretch = reader.read(position);
    }
    if (isComplete) {
      counts.keySet().retainAll(published.keySet());
    }
    published.forEach((link, clicks) -> counts.merge(link, clicks, Math::max));
    write();
  }

  private void begin() throws IOException {
    ByteBuffer kept = journal.kept(FILE);
    Checkpoint checkpoint = kept == null ? null : Checkpoint.decode(kept);
    if (checkpoint == null || !checkpoint.producer().equals(journal.producer())) {
      return;
    }
    checkpoint.counts().forEach(live::add);
    counts.putAll(checkpoint.counts());
    // A power cut may have taken clicks from the journal that were counted. They were answered, so
    // they stay counted; their numbers are drawn again by other clicks.
    position = Math.min(checkpoint.position(), journal.epochStart());
  }

  /// @param limited the links that are counted; null for all, as long as they are not known
  private void add(JournalReader.Stretch stretch, @Nullable Map<String, Long> limited) {
    boolean isEarlier = stretch.epoch() != journal.epoch();
    ByteBuffer frames = stretch.frames();
    int start = 0;
    for (int i = 0; i < stretch.count(); i++) {
      int end = RecordFrame.endOf(frames, start, crc);
      if (ClickCodec.read(RecordFrame.payloadOf(frames, start, end))
              instanceof ClickCodec.Read(ClickEvent event)
          && event.counts()
          && (limited == null || limited.containsKey(event.link()))) {
        counts.merge(event.link(), 1L, Long::sum);
        if (isEarlier) {
          live.add(event.link(), 1);
        }
      }
      start = end;
    }
  }

  private void write() throws IOException {
    var checkpoint = new Checkpoint(journal.producer(), position, counts);
    if (!checkpoint.equals(written)) {
      journal.keep(FILE, checkpoint.encode());
      written = checkpoint;
    }
  }
}
