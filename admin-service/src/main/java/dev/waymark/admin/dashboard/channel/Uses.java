package dev.waymark.admin.dashboard.channel;

import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.directory.Directories;
import dev.waymark.admin.directory.Directory;
import dev.waymark.admin.directory.Entry;
import dev.waymark.admin.directory.LinkUses;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.publication.ChannelDocument;
import dev.waymark.publication.PoolDocument;
import dev.waymark.publication.SegmentDocument;
import dev.waymark.publication.WorkspaceDocument.DefaultDestination;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/// What uses a channel, in words and with where it is: what has to change before it can go.
@Singleton
class Uses {
  private static final int MOST_COUNTED = 1_000;

  private final Directories directories;
  private final LinkUses links;
  private final Workspaces workspaces;
  private final Boards boards;
  private final Sentences sentences;

  Uses(
      Directories directories,
      LinkUses links,
      Workspaces workspaces,
      Boards boards,
      Sentences sentences) {
    this.directories = directories;
    this.links = links;
    this.workspaces = workspaces;
    this.boards = boards;
    this.sentences = sentences;
  }

  List<ChannelUse> ofChannel(String ws, String key) {
    ChannelMessages say = boards.messages();
    Directory directory = directories.of(ws);
    var found = new ArrayList<ChannelUse>(links(ws, Entry.CHANNEL, key));
    for (PoolDocument pool : directory.pools()) {
      if (pool.members().stream().anyMatch(member -> member.channel().equals(key))) {
        found.add(pool(ws, pool));
      }
    }
    for (ChannelDocument channel : directory.channels()) {
      if (key.equals(channel.fallback())) {
        found.add(
            new ChannelUse(
                say.usedAsFallback(channel.name()), Boards.path(ws) + "/key/" + channel.key()));
      }
    }
    if (workspaces.get(ws).defaultDestination() instanceof DefaultDestination.Channel(String used)
        && used.equals(key)) {
      found.add(new ChannelUse(say.usedAsDefault(), "/w/" + ws + "/settings"));
    }
    return found;
  }

  List<ChannelUse> ofPool(String ws, String key) {
    return links(ws, Entry.POOL, key);
  }

  List<ChannelUse> ofSchedule(String ws, String key) {
    Directory directory = directories.of(ws);
    var found = new ArrayList<ChannelUse>(links(ws, Entry.SCHEDULE, key));
    for (PoolDocument pool : directory.pools()) {
      if (pool.members().stream().anyMatch(member -> key.equals(member.schedule()))) {
        found.add(pool(ws, pool));
      }
    }
    for (SegmentDocument segment : directory.segments()) {
      if (segment.when().schedules().contains(key)) {
        found.add(
            new ChannelUse(sentences.of(HoursMessages.class).usedBySegment(segment.name()), null));
      }
    }
    return found;
  }

  private ChannelUse pool(String ws, PoolDocument pool) {
    return new ChannelUse(
        boards.messages().usedByPool(pool.name()), "/w/" + ws + "/pools/key/" + pool.key());
  }

  private List<ChannelUse> links(String ws, Entry entry, String key) {
    int count = links.counts(ws, entry, List.of(key), MOST_COUNTED + 1).getOrDefault(key, 0);
    return count == 0
        ? List.of()
        : List.of(
            new ChannelUse(
                boards.messages().uses(Math.min(count, MOST_COUNTED), count <= MOST_COUNTED),
                "/w/" + ws + "/links?" + entry.noun() + "=" + key));
  }
}
