package dev.waymark.admin.directory;

import dev.waymark.fault.Faults;
import dev.waymark.publication.ChannelDocument;
import dev.waymark.publication.PoolDocument;
import dev.waymark.publication.ScheduleDocument;
import dev.waymark.publication.SegmentDocument;
import dev.waymark.publication.WorkspaceDocument;
import dev.waymark.publication.WorkspaceDocument.DefaultDestination;
import dev.waymark.routing.Workspace;
import dev.waymark.rule.Names;
import dev.waymark.word.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a workspace has under which keys, as it is published. Immutable.
public final class Directory {
  /// How many keys a sentence lists at most.
  private static final int MOST_LISTED = 20;

  private final SortedMap<String, ChannelDocument> channels = new TreeMap<>();
  private final SortedMap<String, PoolDocument> pools = new TreeMap<>();
  private final SortedMap<String, ScheduleDocument> schedules = new TreeMap<>();
  private final SortedMap<String, SegmentDocument> segments = new TreeMap<>();
  private final String workspace;
  private final Language language;
  private final Map<String, String> linkNames;
  private final @Nullable WorkspaceDocument own;
  private final Workspace compiled;

  /// @param own the workspace's own document; null before it was published first
  /// @param language of its sentences
  /// @param linkNames what people call the links that others lead to, by their ids
  Directory(
      String workspace,
      List<ChannelDocument> channels,
      List<PoolDocument> pools,
      List<ScheduleDocument> schedules,
      List<SegmentDocument> segments,
      @Nullable WorkspaceDocument own,
      Language language,
      Map<String, String> linkNames) {
    channels.forEach(channel -> this.channels.put(channel.key(), channel));
    pools.forEach(pool -> this.pools.put(pool.key(), pool));
    schedules.forEach(schedule -> this.schedules.put(schedule.key(), schedule));
    segments.forEach(segment -> this.segments.put(segment.key(), segment));
    this.own = own;
    this.workspace = workspace;
    this.language = language;
    this.linkNames = Map.copyOf(linkNames);
    this.compiled =
        Workspace.of(
            workspace, own, channels, pools, schedules, segments, language, this.linkNames::get);
  }

  /// The same, which knows what people call some more links.
  ///
  /// @param more by their ids
  public Directory naming(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(linkNames);
    all.putAll(more);
    return new Directory(
        workspace, channels(), pools(), schedules(), segments(), own, language, all);
  }

  /// The channel with this key; null when there is none.
  public @Nullable ChannelDocument channel(String key) {
    return channels.get(key);
  }

  /// The schedule with this key; null when there is none.
  public @Nullable ScheduleDocument schedule(String key) {
    return schedules.get(key);
  }

  /// All channels, by their keys.
  public List<ChannelDocument> channels() {
    return List.copyOf(channels.values());
  }

  /// All pools, by their keys.
  public List<PoolDocument> pools() {
    return List.copyOf(pools.values());
  }

  /// All schedules, by their keys.
  public List<ScheduleDocument> schedules() {
    return List.copyOf(schedules.values());
  }

  /// All segments, by their keys.
  public List<SegmentDocument> segments() {
    return List.copyOf(segments.values());
  }

  /// The same in the form that answers visitors.
  public Workspace compiled() {
    return compiled;
  }

  /// What people call all this.
  public Names names() {
    return compiled.names();
  }

  /// Whether there is an entry with this key.
  public boolean has(Entry entry, String key) {
    return keys(entry).contains(key);
  }

  /// Notes a reference that would lead nowhere, and what there is.
  ///
  /// @param pointer where the reference stands
  public void check(Entry entry, String key, String pointer, Faults faults) {
    Set<String> keys = keys(entry);
    if (!keys.contains(key)) {
      faults.add(pointer, "There is no %s '%s'; %s.".formatted(entry.noun(), key, offer(keys)));
    }
  }

  private Set<String> keys(Entry entry) {
    return switch (entry) {
      case CHANNEL -> channels.keySet();
      case POOL -> pools.keySet();
      case SCHEDULE -> schedules.keySet();
      case SEGMENT -> segments.keySet();
    };
  }

  private static String offer(Set<String> keys) {
    if (keys.isEmpty()) {
      return "there are none yet";
    }
    String listed = String.join(", ", keys.stream().limit(MOST_LISTED).toList());
    return "there are: "
        + listed
        + (keys.size() > MOST_LISTED ? ", and " + (keys.size() - MOST_LISTED) + " more" : "");
  }

  /// What beside links refers to an entry, each in a few words.
  List<String> usesOf(Entry entry, String key) {
    var uses = new ArrayList<String>();
    switch (entry) {
      case CHANNEL -> {
        for (ChannelDocument channel : channels.values()) {
          if (key.equals(channel.fallback())) {
            uses.add("the channel " + channel.name() + " as its fallback");
          }
        }
        addPools(uses, member -> member.channel().equals(key));
        if (own != null
            && own.defaultDestination() instanceof DefaultDestination.Channel(String used)
            && used.equals(key)) {
          uses.add("the workspace as its default destination");
        }
      }
      case POOL, SEGMENT -> {
        // Only links use them.
      }
      case SCHEDULE -> {
        addPools(uses, member -> key.equals(member.schedule()));
        for (SegmentDocument segment : segments.values()) {
          if (segment.when().schedules().contains(key)) {
            uses.add("the segment " + segment.name());
          }
        }
      }
    }
    return uses;
  }

  private void addPools(List<String> uses, Predicate<PoolDocument.Member> isUse) {
    for (PoolDocument pool : pools.values()) {
      if (pool.members().stream().anyMatch(isUse)) {
        uses.add("the pool " + pool.name());
      }
    }
  }
}
