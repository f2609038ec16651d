package dev.waymark.redirect.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/// Lets the group commits of all event loops share one wait for the medium: whoever joins while a
/// wait is under way is served by the next one.
final class GroupSync {
  private final Appender appender;
  private final Executor background;
  private List<Group> waiting = new ArrayList<>();
  private boolean running;

  GroupSync(Appender appender, Executor background) {
    this.appender = appender;
    this.background = background;
  }

  /// The responses of one group commit, whose clicks are written.
  ///
  /// @param failedSyncs how often the medium had failed before they were
  record Group(List<PendingResponse> answers, Executor eventLoop, long failedSyncs) {
    void release(boolean captured) {
      try {
        eventLoop.execute(() -> answers.forEach(answer -> answer.release(captured)));
      } catch (RejectedExecutionException _) {
        // The loop has shut down, and its connections with it.
      }
    }
  }

  void join(Group group) {
    boolean start;
    synchronized (this) {
      waiting.add(group);
      start = !running;
      running = true;
    }
    if (start) {
      background.execute(this::run);
    }
  }

  private void run() {
    while (true) {
      List<Group> groups;
      synchronized (this) {
        if (waiting.isEmpty()) {
          running = false;
          return;
        }
        groups = waiting;
        waiting = new ArrayList<>();
      }
      boolean synced = appender.sync();
      for (Group group : groups) {
        boolean durable = synced && group.failedSyncs() == appender.failedSyncs();
        group.release(durable || appender.releaseUndurable(group.answers().size()));
      }
    }
  }
}
