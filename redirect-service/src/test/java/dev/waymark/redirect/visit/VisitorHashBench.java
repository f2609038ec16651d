package dev.waymark.redirect.visit;

import java.net.InetAddress;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Measures what telling a visitor from others costs: a main, not a test. Argument: visitors a
/// round.
final class VisitorHashBench {
  private VisitorHashBench() {}

  public static void main(String[] arguments) {
    int perRound = Integer.parseInt(arguments[0]);
    var clock = InstantSource.system();
    var visitors = new VisitorHash(clock);
    visitors.learn(
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), new byte[VisitorHash.SALT_BYTES]);
    InetAddress address = InetAddress.ofLiteral("2001:db8::1");
    String agent =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/139.0.0.0 Safari/537.36";
    long now = clock.millis();
    long sum = 0;
    for (int round = 0; round < 5; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < perRound; i++) {
        sum += visitors.of(now, "ws_01jd9h3v8e2m4x7c5b6n", address, agent);
      }
      long nanos = System.nanoTime() - start;
      System.out.printf("%.0f ns a visitor (%x)%n", (double) nanos / perRound, sum);
    }
  }
}
