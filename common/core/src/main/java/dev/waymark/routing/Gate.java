package dev.waymark.routing;

import static dev.waymark.channel.ChannelMessage.CLICK_ID;

import dev.waymark.publication.Lifecycle;
import dev.waymark.publication.LinkDocument;
import dev.waymark.publication.Lock;
import dev.waymark.routing.Answer.Gone.Reason;
import dev.waymark.visitor.Visit;
import dev.waymark.visitor.VisitorClass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What can keep a visitor from a link before anything is chosen: it is off, not yet there, over,
/// or locked. Immutable.
final class Gate {
  /// Keeps nobody.
  private static final Gate OPEN = new Gate(Lifecycle.ALWAYS, null);

  /// What is decided of a link that is switched off, by itself or with its workspace.
  static final Decision OFF = new Decision.Stopped(Step.ACTIVE, new Answer.Gone(Reason.OFF));

  private static final Decision NOT_STARTED =
      new Decision.Stopped(Step.STARTS_AT, new Answer.NotStarted());
  private static final Decision OVER =
      new Decision.Stopped(Step.EXPIRATION, new Answer.Gone(Reason.OVER));
  private static final Decision USED_UP =
      new Decision.Stopped(Step.EXPIRATION, new Answer.Gone(Reason.USED_UP));
  private static final Decision LOCKED = new Decision.Stopped(Step.PASSWORD, new Answer.Locked());

  /// No limit on clicks.
  private static final long UNLIMITED = Long.MAX_VALUE;

  private final boolean active;

  /// In milliseconds since 1970-01-01T00:00:00Z, as is the other end.
  private final long startsAt;

  private final long expiresAt;
  private final long maxClicks;
  private final Decision over;
  private final Decision usedUp;
  private final @Nullable Lock lock;

  private Gate(Lifecycle lifecycle, @Nullable Lock lock) {
    this.active = lifecycle.active();
    this.startsAt = millis(lifecycle.startsAt(), Long.MIN_VALUE);
    this.expiresAt = millis(lifecycle.expiresAt(), Long.MAX_VALUE);
    this.maxClicks = lifecycle.maxClicks() == null ? UNLIMITED : lifecycle.maxClicks();
    this.over = onwardOr(OVER, lifecycle.fallbackUrl());
    this.usedUp = onwardOr(USED_UP, lifecycle.fallbackUrl());
    this.lock = lock;
  }

  static Gate of(LinkDocument document) {
    return document.lifecycle().equals(Lifecycle.ALWAYS) && document.lock() == null
        ? OPEN
        : new Gate(document.lifecycle(), document.lock());
  }

  private static long millis(@Nullable Instant instant, long whenAbsent) {
    return instant == null ? whenAbsent : instant.toEpochMilli();
  }

  private static Decision onwardOr(Decision stopped, @Nullable String fallbackUrl) {
    if (fallbackUrl == null) {
      return stopped;
    }
    return new Decision.Chosen(
        Step.EXPIRATION,
        fallbackUrl.contains(CLICK_ID)
            ? new Destination.AsItStands(fallbackUrl)
            : new Destination.Complete(new Answer.Redirect(fallbackUrl)));
  }

  /// What keeps a visitor; null when nothing does.
  @Nullable Decision stop(Visit visit, Admission admission) {
    if (this == OPEN) {
      return null;
    }
    if (!active) {
      return OFF;
    }
    if (visit.epochMillis() < startsAt) {
      return NOT_STARTED;
    }
    if (visit.epochMillis() >= expiresAt) {
      return over;
    }
    if (maxClicks != UNLIMITED && admission.clicks() >= maxClicks) {
      return usedUp;
    }
    // A preview is shown to everybody in a chat, whoever fetched it.
    boolean locked =
        lock != null && (visit.visitorClass() == VisitorClass.PREVIEW || !admission.isUnlocked());
    return locked ? LOCKED : null;
  }

  /// What is decided once the link is over.
  Decision over() {
    return over;
  }

  @Nullable Lock lock() {
    return lock;
  }

  /// How many clicks the link may have; null for no limit.
  @Nullable Long maxClicks() {
    return maxClicks == UNLIMITED ? null : maxClicks;
  }
}
