package dev.waymark.redirect.journal;

import dev.waymark.click.BatchHeader;
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

/// Takes batches as the analytics service does, in memory. Lives on when producers die. How it
/// judges and stores can be overridden, for what tests of the tests do wrong.
public class FakeAnalytics implements Transport {
  /// What arrived is no click that a test made.
  static final class Changed extends AssertionError {
    private static final long serialVersionUID = 1L;

    Changed(String what) {
      super(what);
    }
  }

  private final Map<UUID, ProducerMark> marks = new TreeMap<>();
  private final List<Long> clicks = new ArrayList<>();
  private long lost;
  private int deliveries;
  private int loseEvery = Integer.MAX_VALUE;

  /// Stores one in so many batches without its confirmation getting back.
  public final FakeAnalytics losingConfirmations(int every) {
    loseEvery = every;
    return this;
  }

  @Override
  public final Reply deliver(byte[] bytes) {
    deliveries++;
    ClickBatch batch =
        switch (ClickBatch.read(ByteBuffer.wrap(bytes))) {
          case ClickBatch.Accepted accepted -> accepted.batch();
          case ClickBatch.Rejected rejected -> throw new AssertionError(rejected.reason());
        };
    UUID producer = batch.header().producer();
    ProducerMark mark = marks.getOrDefault(producer, ProducerMark.NONE);
    return switch (judge(mark, batch.header())) {
      case ProducerMark.Gap gap -> new Rewind(gap.expected());
      case ProducerMark.Superseded _ -> new Superseded();
      case ProducerMark.Take take -> {
        lost += batch.header().first() - take.lostFrom();
        List<Long> fresh = new ArrayList<>();
        for (ByteBuffer payload : batch.payloads().subList(take.skip(), batch.header().count())) {
          fresh.add(number(payload));
        }
        boolean confirmed = store(fresh, producer, mark, take.moved());
        yield confirmed && deliveries % loseEvery != 0
            ? new Confirmed()
            : new Failed("lost on the way back");
      }
    };
  }

  ProducerMark.Judgement judge(ProducerMark mark, BatchHeader batch) {
    return mark.judge(batch);
  }

  /// The transaction of a batch: all of it or nothing.
  ///
  /// @param fresh the clicks that were not taken before, by number
  /// @return whether it got as far as the confirmation
  boolean store(List<Long> fresh, UUID producer, ProducerMark before, ProducerMark moved) {
    clicks.addAll(fresh);
    marks.put(producer, moved);
    return true;
  }

  private static long number(ByteBuffer payload) {
    return switch (ClickCodec.read(payload)) {
      case ClickCodec.Read read -> {
        long number = read.event().id().low();
        if (!read.event().equals(Clicks.click(number))) {
          throw new Changed("A click was changed: " + read.event());
        }
        yield number;
      }
      case ClickCodec.Unreadable unreadable -> throw new Changed(unreadable.reason());
    };
  }

  /// The numbers of the clicks that were stored, in order.
  public final List<Long> clicks() {
    return clicks;
  }

  /// How many sequence numbers were declared lost.
  public final long lost() {
    return lost;
  }

  /// Goes back to an earlier state, as a restored database does.
  public final void restore(int stored, ProducerMark mark, UUID producer) {
    clicks.subList(stored, clicks.size()).clear();
    marks.put(producer, mark);
  }

  /// The mark of the only producer.
  public final ProducerMark mark() {
    return marks.values().iterator().next();
  }

  /// The ids of the producers that were heard of.
  public final List<UUID> producers() {
    return List.copyOf(marks.keySet());
  }
}
