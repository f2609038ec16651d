package dev.waymark.routing;

import dev.waymark.publication.ChannelDocument;
import dev.waymark.publication.PoolDocument;
import dev.waymark.publication.ScheduleDocument;
import dev.waymark.schedule.Schedule;
import dev.waymark.visitor.Opening;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A pool in the form that runs: those of its members whose channels are active, or will be by
/// themselves. Immutable.
final class Pool {
  private final PoolDocument document;
  private final List<Member> members;

  /// Who is present from some moments on, the latest first, when that depends on no schedule; null
  /// when it does.
  private final @Nullable List<Turn> turns;

  /// Who is present from a moment on, until the one before it in the list.
  ///
  /// @param since in seconds since 1970-01-01T00:00:00Z
  private record Turn(long since, ActiveMembers present) {}

  /// @param since from when on its channel is active, in seconds since 1970-01-01T00:00:00Z
  /// @param schedule in whose hours alone it is present; null for always
  private record Member(Reach channel, int weight, long since, @Nullable Schedule schedule) {
    boolean isPresent(long epochSecond) {
      return epochSecond >= since && (schedule == null || schedule.at(epochSecond) == Opening.OPEN);
    }
  }

  private Pool(PoolDocument document, List<Member> members) {
    this.document = document;
    this.members = List.copyOf(members);
    boolean always = members.stream().allMatch(member -> member.schedule == null);
    this.turns = always ? turns() : null;
  }

  private List<Turn> turns() {
    var found = new ArrayList<Turn>();
    members.stream()
        .map(Member::since)
        .distinct()
        .sorted(Comparator.reverseOrder())
        .forEach(
            since -> {
              ActiveMembers present =
                  activeMembers(
                      members.stream().filter(member -> member.since() <= since).toList());
              if (present != null) {
                found.add(new Turn(since, present));
              }
            });
    return List.copyOf(found);
  }

  /// Compiles a pool. A member is left out whose channel is passive until somebody changes that, or
  /// not there, and one whose schedule is not there, for nobody knows its hours.
  static Pool of(
      PoolDocument document,
      Map<String, ChannelDocument> channels,
      Map<String, ScheduleDocument> schedules) {
    var members = new ArrayList<Member>();
    for (PoolDocument.Member member : document.members()) {
      ChannelDocument channel = channels.get(member.channel());
      ScheduleDocument hours = member.schedule() == null ? null : schedules.get(member.schedule());
      boolean hasKnownHours = member.schedule() == null || hours != null;
      if (channel != null && channel.activeSince() < Long.MAX_VALUE && hasKnownHours) {
        members.add(
            new Member(
                Reach.of(channel),
                member.weight(),
                channel.activeSince(),
                hours == null ? null : hours.schedule()));
      }
    }
    return new Pool(document, members);
  }

  /// What people call it.
  String name() {
    return document.name();
  }

  /// Whether nobody is present whatever the hours, for no member's channel is active at a moment.
  boolean isEmpty(long epochSecond) {
    for (Member member : members) {
      if (epochSecond >= member.since()) {
        return false;
      }
    }
    return true;
  }

  /// Whether anybody is present.
  ///
  /// @param epochSecond the moment, in seconds since 1970-01-01T00:00:00Z
  boolean isStaffed(long epochSecond) {
    for (Member member : members) {
      if (member.isPresent(epochSecond)) {
        return true;
      }
    }
    return false;
  }

  /// Who is present; null when nobody is.
  ///
  /// @param epochSecond the moment, in seconds since 1970-01-01T00:00:00Z
  @Nullable ActiveMembers activeMembers(long epochSecond) {
    if (turns != null) {
      for (int i = 0; i < turns.size(); i++) {
        if (epochSecond >= turns.get(i).since()) {
          return turns.get(i).present();
        }
      }
      return null;
    }
    var present = new ArrayList<Member>(members.size());
    for (Member member : members) {
      if (member.isPresent(epochSecond)) {
        present.add(member);
      }
    }
    return activeMembers(present);
  }

  private @Nullable ActiveMembers activeMembers(List<Member> present) {
    if (present.isEmpty()) {
      return null;
    }
    // On a visitor's way where the members have schedules.
    var channels = new ArrayList<Reach>(present.size());
    var weights = new int[present.size()];
    for (int i = 0; i < weights.length; i++) {
      channels.add(present.get(i).channel());
      weights[i] = present.get(i).weight();
    }
    return new ActiveMembers(
        document.workspace(), document.key(), document.sticky(), channels, weights);
  }
}
