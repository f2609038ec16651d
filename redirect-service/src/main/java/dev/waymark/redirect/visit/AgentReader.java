package dev.waymark.redirect.visit;

import dev.waymark.visitor.agent.AgentFacts;
import dev.waymark.visitor.agent.UserAgents;
import io.quarkus.logging.Log;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads User-Agent headers: known ones at once, new ones away from the event loop. When too many
/// new ones come at a time, the rest are visitors of whom nothing is known, for an answer now is
/// worth more than the right one for a device.
public final class AgentReader {
  private static final int THREADS = 1;

  private final UserAgents agents;
  private final ThreadPoolExecutor readers;
  private final LongAdder misses = new LongAdder();
  private final LongAdder overflows = new LongAdder();

  /// @param agents what reads and remembers
  /// @param waiting how many new headers may wait to be read
  public AgentReader(UserAgents agents, int waiting) {
    this.agents = agents;
    readers =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            Thread.ofPlatform().name("user-agents-", 0).daemon().factory(),
            (task, _) -> overflow((ParseTask) task));
  }

  /// What the header says, if that is known; null when it has to be read.
  public @Nullable AgentFacts known(@Nullable String userAgent) {
    AgentFacts facts = agents.cached(userAgent);
    if (facts == null) {
      misses.increment();
    }
    return facts;
  }

  /// Reads a new header.
  ///
  /// @param caller where to go on; nothing that is this service's to bound
  /// @param then what to do with the facts
  public void read(@Nullable String userAgent, Executor caller, Consumer<AgentFacts> then) {
    readers.execute(new ParseTask(agents, userAgent, caller, then));
  }

  private record ParseTask(
      UserAgents agents, @Nullable String userAgent, Executor caller, Consumer<AgentFacts> then)
      implements Runnable {
    @Override
    public void run() {
      AgentFacts facts = agents.parse(userAgent);
      caller.execute(() -> then.accept(facts));
    }
  }

  private void overflow(ParseTask task) {
    overflows.increment();
    task.then().accept(AgentFacts.UNKNOWN);
  }

  /// Prepares the full parser in the background; a plain one answers until it is there.
  void warm() {
    Thread.Builder thread = Thread.ofPlatform().name("user-agents-warm").daemon();
    var _ =
        agents
            .warm(task -> thread.start(task))
            .whenComplete(
                (_, failure) -> {
                  if (failure == null) {
                    Log.info("the user agent parser is ready");
                  } else {
                    Log.error("no user agent parser, a plain one goes on", failure);
                  }
                });
  }

  /// Stops reading; what waits is given up.
  void close() {
    readers.shutdownNow();
  }

  /// Headers that had to be read.
  long misses() {
    return misses.sum();
  }

  /// Headers that were not read, because too many others waited.
  long overflows() {
    return overflows.sum();
  }
}
