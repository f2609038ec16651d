package dev.waymark.redirect.route;

import io.quarkus.logging.Log;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Ends the process on the spot, for nothing is to be expected of it any more.
final class Halt {
  /// What the process exits with: that it may be tried again, as `EX_TEMPFAIL` says in
  /// [sysexits](https://man.freebsd.org/cgi/man.cgi?query=sysexits).
  static final int STATUS = 75;

  private static final long LAST_WORDS_MILLIS = TimeUnit.SECONDS.toMillis(2);
  private static final String EVENT_LOOP = "eventloop";

  private Halt() {}

  /// Says why, and ends the process. What stands still may be the log itself, so it is given two
  /// seconds.
  static void because(String why) {
    Thread words = Thread.ofPlatform().daemon().name("last-words").start(() -> say(why));
    try {
      words.join(LAST_WORDS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Runtime.getRuntime().halt(STATUS);
    }
  }

  private static void say(String why) {
    Log.fatalf("this process answers nobody and is ended: %s; status=%d", why, STATUS);
    Thread.getAllStackTraces()
        .forEach(
            (thread, stack) -> {
              if (thread.getName().contains(EVENT_LOOP)) {
                Log.fatalf("%s: %s", thread.getName(), place(stack));
              }
            });
  }

  private static String place(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .map(StackTraceElement::toString)
        .collect(Collectors.joining("\n  at "));
  }
}
