package dev.waymark.admin.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Faults;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Plays the clicks of a span on a link as it would be after a change.
@Singleton
public class Replays {
  /// Tens of megabytes are held for each.
  private static final int AT_ONCE = 2;

  /// Longest that clicks are played; what is left then was not sampled.
  private static final Duration PLAYED_WITHIN = Duration.ofSeconds(10);

  private static final Duration COME_AGAIN = Duration.ofSeconds(5);

  private final ReplayedLinks links;
  private final KeptClicks clicks;
  private final InstantSource clock;
  private final Semaphore places = new Semaphore(AT_ONCE);

  Replays(ReplayedLinks links, KeptClicks clicks, InstantSource clock) {
    this.links = links;
    this.clicks = clicks;
    this.clock = clock;
  }

  /// How many clicks of a span would go elsewhere after a change, from where to where.
  ///
  /// Both are played: the link as it is and the link as it would be, on what is kept of each click
  /// and with the channels, pools and schedules as they are now. Nothing is saved or moved.
  ///
  /// @param draft a JSON merge patch for the link, as a change takes it
  /// @param from the first moment; one before what is kept is moved there
  /// @param to the first moment after; null for now
  /// @throws ProblemException when there is no such link, the draft or the span has faults, the
  ///   draft goes beyond the plan, too many are replayed at this moment, or the clicks cannot be
  ///   had
  public ReplayView replay(
      String workspace, String link, ObjectNode draft, Instant from, @Nullable Instant to) {
    return replay(workspace, link, draft, from, to, new Faults());
  }

  /// @param faults of the rest of the body
  ReplayView replay(
      String workspace,
      String link,
      ObjectNode draft,
      Instant from,
      @Nullable Instant to,
      Faults faults) {
    Instant end = to == null ? clock.instant() : to;
    if (!from.isBefore(end)) {
      faults.add("/to", "The span ends before it begins.");
    }
    ReplayedLinks.Pair pair = links.read(workspace, link, draft, faults);
    if (!places.tryAcquire()) {
      throw ProblemException.later(
          ProblemType.RATE_LIMITED,
          "Other clicks are being replayed; try again in a moment.",
          COME_AGAIN);
    }
    try {
      KeptClicks.Found found = clicks.read(workspace, link, from, end);
      var replay = new Replay(pair.now(), pair.then());
      Instant last = clock.instant().plus(PLAYED_WITHIN);
      for (KeptClick click : found.clicks()) {
        if (clock.instant().isAfter(last)) {
          break;
        }
        replay.play(click);
      }
      return replay.view(found);
    } finally {
      places.release();
    }
  }
}
