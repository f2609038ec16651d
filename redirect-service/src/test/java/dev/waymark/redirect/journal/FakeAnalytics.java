package dev.waymark.redirect.journal;

import dev.waymark.click.ClickBatch;
import dev.waymark.click.ClickCodec;
import dev.waymark.click.ProducerMark;
import dev.waymark.redirect.delivery.Transport;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// Takes batches as the analytics service does, in memory. Lives on when producers die.
public final class FakeAnalytics implements Transport {
  private final Map<UUID, ProducerMark> marks = new TreeMap<>();
  private final List<Long> clicks = new ArrayList<>();
  private long lost;
  private int deliveries;
  private int loseEvery = Integer.MAX_VALUE;

  /// Stores one in so many batches without its confirmation getting back.
  public FakeAnalytics losingConfirmations(int every) {
    loseEvery = every;
    return this;
  }

  @Override
  public Reply deliver(byte[] bytes) {
    deliveries++;
    ClickBatch batch =
        switch (ClickBatch.read(ByteBuffer.wrap(bytes))) {
          case ClickBatch.Accepted accepted -> accepted.batch();
          case ClickBatch.Rejected rejected -> throw new AssertionError(rejected.reason());
        };
    UUID producer = batch.header().producer();
    ProducerMark mark = marks.getOrDefault(producer, ProducerMark.NONE);
    return switch (mark.judge(batch.header())) {
      case ProducerMark.Gap gap -> new Rewind(gap.expected());
      case ProducerMark.Superseded _ -> new Superseded();
      case ProducerMark.Take take -> {
        lost += batch.header().first() - take.lostFrom();
        for (ByteBuffer payload : batch.payloads().subList(take.skip(), batch.header().count())) {
          clicks.add(number(payload));
        }
        marks.put(producer, take.moved());
        yield deliveries % loseEvery == 0 ? new Failed("lost on the way back") : new Confirmed();
      }
    };
  }

  private static long number(ByteBuffer payload) {
    return switch (ClickCodec.read(payload)) {
      case ClickCodec.Read read -> {
        long number = read.event().id().low();
        if (!read.event().equals(Clicks.click(number))) {
          throw new AssertionError("A click was changed: " + read.event());
        }
        yield number;
      }
      case ClickCodec.Unreadable unreadable -> throw new AssertionError(unreadable.reason());
    };
  }

  /// The numbers of the clicks that were stored, in order.
  public List<Long> clicks() {
    return clicks;
  }

  /// How many sequence numbers were declared lost.
  public long lost() {
    return lost;
  }

  /// Goes back to an earlier state, as a restored database does.
  public void restore(int stored, ProducerMark mark, UUID producer) {
    clicks.subList(stored, clicks.size()).clear();
    marks.put(producer, mark);
  }

  /// The mark of the only producer.
  public ProducerMark mark() {
    return marks.values().iterator().next();
  }

  /// The ids of the producers that were heard of.
  public List<UUID> producers() {
    return List.copyOf(marks.keySet());
  }
}
