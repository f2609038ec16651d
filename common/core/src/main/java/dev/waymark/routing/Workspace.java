package dev.waymark.routing;

import dev.waymark.publication.ChannelDocument;
import dev.waymark.publication.PoolDocument;
import dev.waymark.publication.ScheduleDocument;
import dev.waymark.publication.SegmentDocument;
import dev.waymark.publication.WorkspaceDocument;
import dev.waymark.publication.WorkspaceDocument.DefaultDestination;
import dev.waymark.rule.ConditionField;
import dev.waymark.rule.Names;
import dev.waymark.rule.Segment;
import dev.waymark.visitor.Membership;
import dev.waymark.visitor.Opening;
import dev.waymark.visitor.Visit;
import dev.waymark.word.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the links of a workspace share, in the form that answers visitors: its channels, pools,
/// schedules, segments and default destination. Immutable; a change makes a new one, and no link
/// has to be compiled again.
///
/// Documents may refer to what is not there, or to each other in circles, for they arrive one by
/// one. A channel that is not there counts as passive, a schedule or segment that is not there as
/// unknown.
public final class Workspace {
  private static final Decision.Chosen NOTHING_LEFT =
      new Decision.Chosen(Step.LAST_RESORT, new Destination.Nowhere());

  private final String id;
  private final Language language;
  private final boolean keepsAddresses;
  private final boolean isOff;
  private final @Nullable String homeUrl;
  private final Map<String, ChannelDocument> channels = new HashMap<>();
  private final Map<String, Pool> pools = new HashMap<>();
  private final Map<String, ScheduleDocument> schedules = new HashMap<>();
  private final Map<String, OwnSegment> segments = new HashMap<>();

  /// What begins with each channel; none where all are passive until somebody changes that.
  private final Map<String, Chain> chains = new HashMap<>();

  private final Decision.Chosen defaultDestination;
  private final LinkNames linkNames;

  /// What people call links, for explanations.
  public interface LinkNames {
    /// Null when nobody knows.
    @Nullable String link(String id);
  }

  /// A segment, and what of it is worked out when it is loaded.
  ///
  /// @param place among the segments, from 0 on
  /// @param asksVisitor whether it asks its visitors if they were here before
  private record OwnSegment(
      SegmentDocument document, Segment compiled, int place, boolean asksVisitor) {
    static OwnSegment of(SegmentDocument document, Segment compiled, int place) {
      boolean asksVisitor = !document.paused() && document.when().asks(ConditionField.VISITOR);
      return new OwnSegment(document, compiled, place, asksVisitor);
    }
  }

  private Workspace(
      String id,
      @Nullable WorkspaceDocument document,
      Collection<ChannelDocument> channels,
      Collection<PoolDocument> pools,
      Collection<ScheduleDocument> schedules,
      Collection<SegmentDocument> segments,
      Language language,
      LinkNames linkNames) {
    this.id = id;
    this.language = language;
    this.linkNames = linkNames;
    this.keepsAddresses = document != null && document.keepsAddresses();
    this.isOff = document != null && document.isOff();
    this.homeUrl = document == null ? null : document.homeUrl();
    channels.forEach(channel -> this.channels.put(channel.key(), channel));
    schedules.forEach(schedule -> this.schedules.put(schedule.key(), schedule));
    pools.forEach(pool -> this.pools.put(pool.key(), Pool.of(pool, this.channels, this.schedules)));
    for (SegmentDocument segment : segments) {
      this.segments.put(
          segment.key(), OwnSegment.of(segment, Segment.of(segment.when()), this.segments.size()));
    }
    for (ChannelDocument channel : channels) {
      Chain chain = Chain.of(channel, this.channels);
      if (chain != null) {
        chains.put(channel.key(), chain);
      }
    }
    this.defaultDestination =
        defaultDestination(document == null ? null : document.defaultDestination());
  }

  /// Compiles what the documents of a workspace say, in any order.
  ///
  /// @param document null while the workspace has none
  public static Workspace of(
      String id,
      @Nullable WorkspaceDocument document,
      Collection<ChannelDocument> channels,
      Collection<PoolDocument> pools,
      Collection<ScheduleDocument> schedules,
      Collection<SegmentDocument> segments) {
    return of(id, document, channels, pools, schedules, segments, Language.ENGLISH, link -> null);
  }

  /// The same, for whoever explains decisions.
  ///
  /// @param language in which it says why something is passed over, and names what it has
  /// @param linkNames what people call links
  public static Workspace of(
      String id,
      @Nullable WorkspaceDocument document,
      Collection<ChannelDocument> channels,
      Collection<PoolDocument> pools,
      Collection<ScheduleDocument> schedules,
      Collection<SegmentDocument> segments,
      Language language,
      LinkNames linkNames) {
    return new Workspace(id, document, channels, pools, schedules, segments, language, linkNames);
  }

  /// A workspace that has nothing but links.
  public static Workspace empty(String id) {
    return of(id, null, List.of(), List.of(), List.of(), List.of());
  }

  /// Where pages lead that say that a link has nothing more; null for nowhere.
  public @Nullable String homeUrl() {
    return homeUrl;
  }

  private Decision.Chosen defaultDestination(@Nullable DefaultDestination destination) {
    return switch (destination) {
      case null -> NOTHING_LEFT;
      case DefaultDestination.Url(String url) ->
          new Decision.Chosen(Step.DEFAULT_DESTINATION, new Destination.Url(url, null));
      case DefaultDestination.Channel(String key) ->
          new Decision.Chosen(Step.DEFAULT_DESTINATION, new Destination.Channel(key));
    };
  }

  /// Its id, `ws_...`.
  public String id() {
    return id;
  }

  /// Whether the addresses of visitors may be stored with their clicks.
  public boolean keepsAddresses() {
    return keepsAddresses;
  }

  /// Whether each of its links answers as if it were switched off.
  boolean isOff() {
    return isOff;
  }

  /// Whether one of its schedules is open; null when there is no such schedule.
  ///
  /// @param schedule its key
  /// @param epochSecond the moment, in seconds since 1970-01-01T00:00:00Z
  public @Nullable Opening opening(String schedule, long epochSecond) {
    ScheduleDocument known = schedules.get(schedule);
    return known == null ? null : known.schedule().at(epochSecond);
  }

  /// What a visitor is to one of its segments; null when that cannot be said, as of one that is
  /// paused, or when there is no such segment.
  ///
  /// @param segment its key
  public @Nullable Membership membership(String segment, Visit visit) {
    OwnSegment known = segments.get(segment);
    return known == null || known.document.paused() ? null : known.compiled.of(visit);
  }

  /// The place of a segment among {@link #segmentCount} of them; -1 when there is no such segment.
  public int segmentPlace(String segment) {
    OwnSegment known = segments.get(segment);
    return known == null ? -1 : known.place;
  }

  /// How many segments there are.
  public int segmentCount() {
    return segments.size();
  }

  /// The segment with this key, for explanations; null when there is none.
  public @Nullable Segment segment(String key) {
    OwnSegment known = segments.get(key);
    return known == null ? null : known.compiled;
  }

  /// Whether a segment asks its visitors if they were here before.
  boolean asksVisitor(String segment) {
    OwnSegment known = segments.get(segment);
    return known != null && known.asksVisitor();
  }

  /// What people call its channels, pools, schedules and segments.
  public Names names() {
    return new Names() {
      @Override
      public @Nullable String channel(String key) {
        ChannelDocument channel = channels.get(key);
        return channel == null
            ? null
            : channel.name() + " (" + channel.kind().label(language) + ")";
      }

      @Override
      public @Nullable String pool(String key) {
        Pool pool = pools.get(key);
        return pool == null ? null : pool.name();
      }

      @Override
      public @Nullable String schedule(String key) {
        ScheduleDocument schedule = schedules.get(key);
        return schedule == null ? null : schedule.name();
      }

      @Override
      public Language language() {
        return language;
      }

      @Override
      public @Nullable String link(String link) {
        return linkNames.link(link);
      }

      @Override
      public @Nullable String segment(String key) {
        OwnSegment segment = segments.get(key);
        return segment == null ? null : segment.document.name();
      }
    };
  }

  /// Whether a visitor can be sent where a choice leads: somebody is there, or nobody needs to be.
  boolean isAvailable(Decision.Chosen chosen, Visit visit) {
    return !(chosen.destination() instanceof Destination.Contact contact)
        || isStaffed(contact, visit.epochSecond());
  }

  /// Whether anybody is there at a moment.
  private boolean isStaffed(Destination.Contact contact, long epochSecond) {
    return switch (contact) {
      case Destination.Channel(String key) -> reach(key, epochSecond) != null;
      case Destination.Pool(String key) -> {
        Pool pool = pools.get(key);
        yield pool != null && pool.isStaffed(epochSecond);
      }
      case Destination.Split(List<Destination.Share> shares) -> {
        for (int i = 0; i < shares.size(); i++) {
          if (isOpen(shares.get(i), epochSecond)) {
            yield true;
          }
        }
        yield false;
      }
    };
  }

  /// Whether a target of a split can be drawn. A channel that is passive is left out, as in a pool;
  /// its own fallbacks do not count.
  boolean isOpen(Destination.Share share, long epochSecond) {
    if (share.to() instanceof Destination.Channel(String key)) {
      Reach active = reach(key, epochSecond);
      return active != null && active.key().equals(key);
    }
    return !(share.to() instanceof Destination.Contact contact) || isStaffed(contact, epochSecond);
  }

  /// Why a choice is passed over for a visitor, as a sentence without a full stop; null when it is
  /// not.
  @Nullable String whySkipped(Decision.Chosen chosen, Visit visit) {
    return chosen.destination() instanceof Destination.Contact contact
            && !isAvailable(chosen, visit)
        ? whyUnstaffed(contact)
        : null;
  }

  /// Why a channel leads nowhere as things are, as a sentence without a full stop: `ES Sales is
  /// passive`; null when it is active, or one that takes its place.
  ///
  /// @param epochSecond the moment, in seconds since 1970-01-01T00:00:00Z
  public @Nullable String whyNobodyAt(String channel, long epochSecond) {
    return reach(channel, epochSecond) != null
        ? null
        : whyUnstaffed(new Destination.Channel(channel));
  }

  /// The same of a pool, whatever the hours of its members; null when the channel of one is active.
  public @Nullable String whyNobodyIn(String pool, long epochSecond) {
    Pool known = pools.get(pool);
    if (known == null) {
      return whyUnstaffed(new Destination.Pool(pool));
    }
    return known.isEmpty(epochSecond)
        ? say("every channel in %s is passive", "todos los canales de %s están pasivos")
            .formatted(known.name())
        : null;
  }

  /// What stands in its language.
  String say(String english, String spanish) {
    return language.say(english, spanish);
  }

  private String whyUnstaffed(Destination.Contact contact) {
    return switch (contact) {
      case Destination.Channel(String key) -> {
        ChannelDocument channel = channels.get(key);
        if (channel == null) {
          yield say("there is no channel '%s'", "no hay ningún canal '%s'").formatted(key);
        }
        yield (channel.fallback() == null
                ? say("%s is passive", "%s está pasivo")
                : say(
                    "%s is passive, and so is every channel that could take its place",
                    "%s está pasivo, y también todos los canales que podrían sustituirlo"))
            .formatted(channel.name());
      }
      case Destination.Pool(String key) -> {
        Pool pool = pools.get(key);
        yield pool == null
            ? say("there is no pool '%s'", "no hay ningún grupo '%s'").formatted(key)
            : say("nobody in %s is active at this time", "nadie de %s está activo a esta hora")
                .formatted(pool.name());
      }
      case Destination.Split _ ->
          say("nobody is at any of its targets", "no hay nadie en ninguno de sus destinos");
    };
  }

  /// The first channel that is active at a moment, along the chain that begins with a channel; null
  /// when all of them are passive.
  @Nullable Reach reach(String channel, long epochSecond) {
    Chain chain = chains.get(channel);
    return chain == null ? null : chain.at(epochSecond);
  }

  /// Who is present in a pool at a moment; null when nobody is.
  public @Nullable ActiveMembers activeMembers(String pool, long epochSecond) {
    Pool known = pools.get(pool);
    return known == null ? null : known.activeMembers(epochSecond);
  }

  /// Every URL that it may send visitors to whom its links leave to it, until somebody changes
  /// something.
  public List<String> urls() {
    var urls = new ArrayList<String>();
    chains.values().forEach(each -> each.addUrls(urls));
    if (defaultDestination.destination() instanceof Destination.Url(String url, _)) {
      urls.add(url);
    }
    return urls;
  }

  /// Where visitors go for whom a link has nothing left.
  Decision.Chosen defaultDestination(Visit visit) {
    return isAvailable(defaultDestination, visit) ? defaultDestination : NOTHING_LEFT;
  }
}
