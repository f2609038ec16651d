package dev.waymark.analytics.ingest;

import dev.waymark.analytics.Click;
import dev.waymark.analytics.Producer;
import dev.waymark.analytics.TestClock;
import dev.waymark.analytics.World;
import dev.waymark.click.ClickBatch;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/// An analytics service of the version before, which can read nothing and knows of no second
/// reading: it takes what comes next from a producer that was heard of, and puts it into
/// quarantine.
record OlderService(World world, Producer producer) {
  /// A record as the producer sends it.
  byte[] record(long sequence, Click click) {
    byte[] batch = producer.batch(sequence, sequence, List.of(click));
    return switch (ClickBatch.read(ByteBuffer.wrap(batch))) {
      case ClickBatch.Accepted accepted -> {
        ByteBuffer payload = accepted.batch().payloads().getFirst();
        var bytes = new byte[payload.remaining()];
        payload.get(bytes);
        yield bytes;
      }
      case ClickBatch.Rejected rejected -> throw new AssertionError(rejected.reason());
    };
  }

  /// Takes a click.
  void take(long sequence, Click click) {
    take(sequence, record(sequence, click), TestClock.START);
  }

  /// Takes a record.
  void take(long sequence, byte[] record, Instant now) {
    world.run(
        """
        with taken as (
          update producer set next = next + 1, journal_next = next + 1, taken = taken + 1
          where id = '%s' and next = %d
          returning number
        )
        insert into rejected_click (producer, epoch, sequence, reason, record, rejected_at)
        select number, %d, %d, 'Format version 9 is not known here.', '\\x%s', '%s' from taken
        """
            .formatted(
                producer.id(),
                sequence,
                producer.epoch(),
                sequence,
                HexFormat.of().formatHex(record),
                now));
  }
}
