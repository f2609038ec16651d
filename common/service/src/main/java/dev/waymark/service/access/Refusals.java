package dev.waymark.service.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Tells the log whom the access filter has refused. At most so many lines a minute, since whoever
/// is refused chooses how often; the next line says how many were left out. Any thread.
@Singleton
final class Refusals {
  static final int LINES_A_MINUTE = 30;

  private static final Logger LOG = Logger.getLogger(Refusals.class);
  private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();
  private static final int MOST_CHARACTERS = 100;

  private final LongSupplier nanoTime;
  private final Consumer<String> log;
  private long minuteBegan;
  private int lines;
  private long leftOut;

  @Inject
  Refusals() {
    this(System::nanoTime, LOG::warn);
  }

  Refusals(LongSupplier nanoTime, Consumer<String> log) {
    this.nanoTime = nanoTime;
    this.log = log;
    this.minuteBegan = nanoTime.getAsLong();
  }

  /// Someone was refused.
  ///
  /// @param status what they were answered
  /// @param who as far as it is known, and never their key
  /// @param from their address
  /// @param what they asked for
  void tell(int status, String who, String from, String what) {
    String line = line(status, who, from, what);
    if (line != null) {
      log.accept(line);
    }
  }

  private synchronized @Nullable String line(int status, String who, String from, String what) {
    long now = nanoTime.getAsLong();
    if (now - minuteBegan >= MINUTE_NANOS) {
      minuteBegan = now;
      lines = 0;
    }
    if (lines == LINES_A_MINUTE) {
      leftOut++;
      return null;
    }
    lines++;
    String line =
        String.format(
            Locale.ROOT,
            "Refused status=%d who=%s from=%s what=%s",
            status,
            plain(who),
            plain(from),
            plain(what));
    if (leftOut > 0) {
      line += " leftOut=" + leftOut;
      leftOut = 0;
    }
    return line;
  }

  /// A text of somebody else's as it may stand in one line of a log that terminals show: nothing
  /// but printable ASCII, and no key that somebody put where it does not belong.
  static String plain(String text) {
    var plain = new StringBuilder();
    String kept = Secret.withoutKeys(text);
    for (int i = 0; i < kept.length() && i < MOST_CHARACTERS; i++) {
      char c = kept.charAt(i);
      plain.append(c >= ' ' && c < 0x7f ? c : '?');
    }
    return kept.length() > MOST_CHARACTERS ? plain.append("...").toString() : plain.toString();
  }
}
