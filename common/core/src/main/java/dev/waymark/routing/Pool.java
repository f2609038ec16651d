package dev.waymark.routing;

import dev.waymark.channel.ChannelStatus;
import dev.waymark.publication.ChannelDocument;
import dev.waymark.publication.PoolDocument;
import dev.waymark.publication.ScheduleDocument;
import dev.waymark.schedule.Schedule;
import dev.waymark.visitor.Opening;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A pool in the form that runs: those of its members whose channels are active. Immutable.
final class Pool {
  private final PoolDocument document;
  private final List<Member> members;

  /// Who is present at all times; null when that depends on schedules, or is nobody.
  private final @Nullable ActiveMembers standing;

  /// @param schedule in whose hours alone it is present; null for always
  private record Member(Reach channel, int weight, @Nullable Schedule schedule) {
    boolean isPresent(long epochSecond) {
      return schedule == null || schedule.at(epochSecond) == Opening.OPEN;
    }
  }

  private Pool(PoolDocument document, List<Member> members) {
    this.document = document;
    this.members = List.copyOf(members);
    boolean always = members.stream().allMatch(member -> member.schedule == null);
    this.standing = always ? activeMembers(this.members) : null;
  }

  /// Compiles a pool. A member is left out whose channel is passive or not there, and one whose
  /// schedule is not there, for nobody knows its hours.
  static Pool of(
      PoolDocument document,
      Map<String, ChannelDocument> channels,
      Map<String, ScheduleDocument> schedules) {
    var members = new ArrayList<Member>();
    for (PoolDocument.Member member : document.members()) {
      ChannelDocument channel = channels.get(member.channel());
      ScheduleDocument hours = member.schedule() == null ? null : schedules.get(member.schedule());
      boolean hasKnownHours = member.schedule() == null || hours != null;
      if (channel != null && channel.status() == ChannelStatus.ACTIVE && hasKnownHours) {
        members.add(
            new Member(
                Reach.of(channel), member.weight(), hours == null ? null : hours.schedule()));
      }
    }
    return new Pool(document, members);
  }

  /// What people call it.
  String name() {
    return document.name();
  }

  /// Whether nobody is present at any time, for no member's channel is active.
  boolean isEmpty() {
    return members.isEmpty();
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
    if (standing != null) {
      return standing;
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
