package dev.waymark.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One server under load for some seconds, the client on a core of its own.
///
/// @param perSecond answers a second
/// @param cpuMicros processor time of the server for each answer, in microseconds
/// @param p50Micros half of the answers came sooner
/// @param p99Micros 99 of 100 came sooner
record Round(double perSecond, double cpuMicros, double p50Micros, double p99Micros) {
  private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ([\\d.]+)(m?s)");
  private static final Pattern LATENCY = Pattern.compile("(50|99)% +([\\d.]+)(us|ms|s)");
  private static final Pattern FAILED =
      Pattern.compile("Non-2xx or 3xx responses: (\\d+)|Socket errors: .*");

  static Round of(Server server, Path script, int seconds, int connections)
      throws IOException, InterruptedException {
    double before = Cpu.seconds(server.process());
    Process wrk =
        new ProcessBuilder(
                List.of(
                    "taskset",
                    "-c",
                    "1",
                    "wrk",
                    "-t1",
                    "-c" + connections,
                    "-d" + seconds + "s",
                    "--latency",
                    "-s",
                    script.toString(),
                    "http://127.0.0.1:" + server.port()))
            .redirectErrorStream(true)
            .start();
    String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    wrk.waitFor();
    double used = Cpu.seconds(server.process()) - before;
    Matcher requests = REQUESTS.matcher(said);
    if (!requests.find() || FAILED.matcher(said).find()) {
      throw new IOException(server.name() + " failed under load:\n" + said);
    }
    long count = Long.parseLong(requests.group(1));
    double took = Double.parseDouble(requests.group(2));
    return new Round(count / took, used * 1e6 / count, latency(said, "50"), latency(said, "99"));
  }

  private static double latency(String said, String percentile) {
    Matcher latency = LATENCY.matcher(said);
    while (latency.find()) {
      if (latency.group(1).equals(percentile)) {
        double value = Double.parseDouble(latency.group(2));
        return switch (latency.group(3)) {
          case "us" -> value;
          case "ms" -> value * 1e3;
          default -> value * 1e6;
        };
      }
    }
    throw new IllegalArgumentException(said);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,9.0f/s  %6.2f us CPU  p50 %5.0f us  p99 %6.0f us",
        perSecond,
        cpuMicros,
        p50Micros,
        p99Micros);
  }
}
