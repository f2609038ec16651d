package dev.waymark.admin.link;

import dev.waymark.admin.workspace.Workspaces;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;

/// When links are published anew: what a request has left over, a workspace after the other in
/// turns, so that a large one does not hold up a small one. Safe beside another admin-service that
/// does the same.
@Singleton
class RepublicationTurns {
  /// How many workspaces take turns.
  private static final int AT_ONCE = 100;

  /// So that it ends, whatever there is.
  private static final int TURNS = 100_000;

  private final Turn turn;
  private final Republication republication;
  private final LinkPlans plans;

  RepublicationTurns(Turn turn, Republication republication, LinkPlans plans) {
    this.turn = turn;
    this.republication = republication;
    this.plans = plans;
  }

  /// One transaction.
  @Singleton
  static class Turn {
    private final Workspaces workspaces;
    private final Republication republication;

    Turn(Workspaces workspaces, Republication republication) {
      this.workspaces = workspaces;
      this.republication = republication;
    }

    /// Publishes some links of a workspace.
    ///
    /// @return whether there may be more
    @Transactional
    boolean take(String workspace) {
      return republication.goOn(workspaces.getUnchangingEvenDeleted(workspace));
    }
  }

  @Scheduled(
      identity = "republication",
      every = "2s",
      delayed = "5s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void publish() {
    boolean more = true;
    for (int i = 0; more && i < TURNS; i++) {
      more = false;
      List<String> due = republication.due(AT_ONCE);
      for (String workspace : due) {
        more |= hasMore(workspace);
      }
    }
  }

  private boolean hasMore(String workspace) {
    try {
      return turn.take(workspace);
    } catch (RuntimeException e) {
      Log.warnf(
          "Links were not published anew; trying again workspaceId=%s: %s",
          workspace, e.getMessage());
      return false;
    }
  }

  @Scheduled(
      identity = "plans-of-links",
      every = "10s",
      delayed = "10s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void lookAtPlans() {
    try {
      for (int i = 0; i < TURNS && plans.lookAtSome(); i++) {
        // Until something is known of all.
      }
    } catch (RuntimeException e) {
      Log.warnf("What plans change of links was not looked at; trying again: %s", e.getMessage());
    }
  }
}
