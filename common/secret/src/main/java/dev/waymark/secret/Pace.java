package dev.waymark.secret;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Says yes now and then, to one caller at a time: for what is looked at as often as somebody asks,
/// and no oftener than that. Any thread.
public final class Pace {
  /// How soon a change of a file is noticed.
  public static final Duration OF_FILES = Duration.ofSeconds(5);

  private final long everyNanos;
  private final LongSupplier nanos;
  private final AtomicLong last;

  /// @param nanos tells how time passes, as {@link System#nanoTime} does
  public Pace(Duration every, LongSupplier nanos) {
    this.everyNanos = every.toNanos();
    this.nanos = nanos;
    this.last = new AtomicLong(nanos.getAsLong());
  }

  /// Whether so much time has gone by since it last was.
  public boolean isDue() {
    long before = last.get();
    long now = nanos.getAsLong();
    return now - before >= everyNanos && last.compareAndSet(before, now);
  }
}
