package dev.waymark.bench;

import dev.waymark.visitor.agent.AgentFacts;
import dev.waymark.visitor.agent.UserAgents;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a User-Agent header costs: one that was seen before, and one that was not, by the plain
/// reading, which is all but yauaa's part.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AgentsBenchmark {
  private static final String PHONE =
      "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/139.0.0.0 Mobile Safari/537.36";

  private static final int DIFFERENT = 4_096;

  /// A person with a common browser, one in an app, a robot of the list, and one that no list
  /// knows.
  @Param({
    PHONE,
    PHONE + " Instagram 333.0.0.42.91 Android (34/14; 480dpi; 1080x2340; samsung; SM-S918B)",
    "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
    "SomeAgent/3.2 build 7"
  })
  private String header = PHONE;

  private final UserAgents agents = new UserAgents(1);
  private final String[] headers = new String[DIFFERENT];
  private int next;

  /// Makes headers that differ, so that none is remembered when it comes again.
  @Setup
  public void prepare() {
    for (int i = 0; i < headers.length; i++) {
      headers[i] = header + " x" + i;
    }
    agents.parse(header);
  }

  /// A header that is remembered.
  @Benchmark
  public AgentFacts seen() {
    return agents.parse(header);
  }

  /// A header that is not.
  @Benchmark
  public AgentFacts unseen() {
    next = (next + 1) % DIFFERENT;
    return agents.parse(headers[next]);
  }
}
