package dev.waymark.admin.dashboard.channel;

import static java.util.stream.Collectors.joining;

import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.directory.Directories;
import dev.waymark.admin.directory.Directory;
import dev.waymark.admin.directory.Entry;
import dev.waymark.admin.directory.LinkUses;
import dev.waymark.admin.directory.LinkUses.WithoutTarget;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.channel.ChannelKind;
import dev.waymark.channel.ChannelStatus;
import dev.waymark.publication.ChannelDocument;
import dev.waymark.publication.PoolDocument;
import dev.waymark.publication.ScheduleDocument;
import dev.waymark.publication.WorkspaceDocument.DefaultDestination;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.text.Collator;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes what the page shows of the channels of a workspace, by what is published.
@Singleton
class Boards {
  /// How far links are counted, for a page that is asked for every few seconds.
  private static final int MOST_COUNTED = 1_000;

  private final Directories directories;
  private final LinkUses links;
  private final Sentences sentences;
  private final InstantSource clock;

  Boards(Directories directories, LinkUses links, Sentences sentences, InstantSource clock) {
    this.directories = directories;
    this.links = links;
    this.sentences = sentences;
    this.clock = clock;
  }

  static String path(String workspace) {
    return "/w/" + workspace + "/channels";
  }

  ChannelMessages messages() {
    return sentences.of(ChannelMessages.class);
  }

  /// The channels of a workspace, by their names.
  @Transactional
  ChannelBoard of(Workspace workspace) {
    Instant now = clock.instant();
    DefaultDestination fallback = workspace.defaultDestination();
    Directory directory = directories.of(workspace.id());
    var stranded = new Stranded(directory, fallback, now);
    if (!(fallback instanceof DefaultDestination.Url)) {
      links.withoutTarget(workspace.id()).forEach(stranded::add);
    }
    List<String> keys = directory.channels().stream().map(ChannelDocument::key).toList();
    Map<String, Integer> uses = links.counts(workspace.id(), Entry.CHANNEL, keys, MOST_COUNTED + 1);
    Collator byName = Collator.getInstance(sentences.language());
    List<ChannelTile> tiles =
        directory.channels().stream()
            .sorted(Comparator.comparing(ChannelDocument::name, byName))
            .map(
                channel ->
                    tile(
                        workspace,
                        channel,
                        directory,
                        uses.getOrDefault(channel.key(), 0),
                        stranded.by.getOrDefault(channel.key(), 0L),
                        now))
            .toList();
    return new ChannelBoard(
        path(workspace.id()),
        tiles,
        HoursWords.place(ZoneId.of(workspace.timeZone())),
        stranded.links == 0 ? null : messages().stranded(stranded.links));
  }

  private ChannelTile tile(
      Workspace workspace,
      ChannelDocument channel,
      Directory directory,
      int uses,
      long stranded,
      Instant now) {
    ChannelMessages messages = messages();
    boolean isActive = channel.isActive(now);
    List<PoolDocument> pools =
        directory.pools().stream().filter(pool -> has(pool, channel.key())).toList();
    return new ChannelTile(
        channel.key(),
        channel.name(),
        channel.kind().label(directory.names().language()),
        icon(channel.kind()),
        MaskedAddress.of(channel.kind(), channel.address()),
        isActive,
        isActive ? messages.active() : passive(channel, directory, workspace, now),
        hours(channel, pools, directory, now),
        uses == 0 ? null : messages.uses(Math.min(uses, MOST_COUNTED), uses <= MOST_COUNTED),
        "/w/" + workspace.id() + "/links?channel=" + channel.key(),
        pools.isEmpty()
            ? null
            : messages.pools(pools.stream().map(PoolDocument::name).collect(joining(", "))),
        isActive && stranded > 0 ? messages.strands(stranded) : null,
        path(workspace.id())
            + "/key/"
            + channel.key()
            + "/status?to="
            + (isActive ? ChannelStatus.PASSIVE : ChannelStatus.ACTIVE).key());
  }

  private static boolean has(PoolDocument pool, String channel) {
    return pool.members().stream().anyMatch(member -> member.channel().equals(channel));
  }

  /// "Passive: visitors go to ES Desk".
  private String passive(
      ChannelDocument channel, Directory directory, Workspace workspace, Instant now) {
    ChannelMessages messages = messages();
    Instant until = channel.passiveUntil();
    String time = until == null ? null : words().at(until, now, ZoneId.of(workspace.timeZone()));
    for (ChannelDocument next : chain(channel.fallback(), directory)) {
      if (next.isActive(now)) {
        return time == null
            ? messages.passiveTo(next.name())
            : messages.passiveUntilTo(time, next.name());
      }
    }
    return time == null ? messages.passiveAlone() : messages.passiveUntilAlone(time);
  }

  /// What says times, in the viewer's language.
  HoursWords words() {
    return new HoursWords(messages(), sentences.language());
  }

  private List<String> hours(
      ChannelDocument channel, List<PoolDocument> pools, Directory directory, Instant now) {
    HoursWords words = words();
    var said = new ArrayList<String>();
    for (PoolDocument pool : pools) {
      for (PoolDocument.Member member : pool.members()) {
        String key = member.schedule();
        ScheduleDocument hours = key == null ? null : directory.schedule(key);
        if (member.channel().equals(channel.key()) && hours != null) {
          said.add(messages().inPool(pool.name(), words.now(hours.schedule(), now)));
        }
      }
    }
    return said;
  }

  /// A channel and those that take its place, in their order.
  ///
  /// @param start the key of the first; null for none
  static List<ChannelDocument> chain(@Nullable String start, Directory directory) {
    var chain = new ArrayList<ChannelDocument>();
    Set<String> seen = new HashSet<>();
    for (String key = start; key != null && seen.add(key); ) {
      ChannelDocument channel = directory.channel(key);
      if (channel == null) {
        break;
      }
      chain.add(channel);
      key = channel.fallback();
    }
    return chain;
  }

  private static String icon(ChannelKind kind) {
    return switch (kind) {
      case WEBSITE -> "globe";
      case BOOKING -> "calendar";
      case PHONE, SMS -> "phone";
      case EMAIL -> "mail";
      case WHATSAPP, TELEGRAM, MESSENGER, VIBER, LINE, SIGNAL, INSTAGRAM -> "chat";
    };
  }

  /// Which links would have nowhere left to send visitors: those without a target for which one
  /// active channel is the last.
  private static final class Stranded {
    private final Directory directory;
    private final Set<String> always;

    /// By the key of the last channel.
    private final Map<String, Long> by = new HashMap<>();

    private final Instant now;

    /// Those that have nowhere now.
    private long links;

    Stranded(Directory directory, @Nullable DefaultDestination fallback, Instant now) {
      this.directory = directory;
      this.now = now;
      this.always =
          fallback instanceof DefaultDestination.Channel(String key) ? active(key) : Set.of();
    }

    void add(WithoutTarget alike) {
      Set<String> left = new HashSet<>(always);
      left.addAll(active(alike.fallbackChannel()));
      alike.hubChannels().forEach(channel -> left.addAll(active(channel)));
      if (left.isEmpty()) {
        links += alike.links();
      } else if (left.size() == 1) {
        by.merge(left.iterator().next(), alike.links(), Long::sum);
      }
    }

    private Set<String> active(@Nullable String start) {
      Set<String> active = new HashSet<>();
      for (ChannelDocument channel : chain(start, directory)) {
        if (channel.isActive(now)) {
          active.add(channel.key());
        }
      }
      return active;
    }
  }
}
