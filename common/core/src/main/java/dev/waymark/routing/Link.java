package dev.waymark.routing;

import static dev.waymark.channel.ChannelMessage.CLICK_ID;

import dev.waymark.hub.Hub;
import dev.waymark.link.AbVariants;
import dev.waymark.link.DeepLink;
import dev.waymark.link.LegacyRouting;
import dev.waymark.link.Sequence;
import dev.waymark.publication.Destinations;
import dev.waymark.publication.Finish;
import dev.waymark.publication.LinkDocument;
import dev.waymark.publication.Lock;
import dev.waymark.rule.Action;
import dev.waymark.rule.CompiledRules;
import dev.waymark.rule.ConditionField;
import dev.waymark.rule.ConditionSet;
import dev.waymark.rule.Rule;
import dev.waymark.rule.SharedMatchers;
import dev.waymark.takedown.Takedown;
import dev.waymark.takedown.Takedowns;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A link in the form that answers visitors: everything that does not depend on a visit is worked
/// out when it is loaded. Channels, pools, schedules and segments are in the {@link Workspace}, so
/// that none of them changes a link. Immutable, but for what it remembers of its last judgement.
public final class Link {
  private static final Judgement NEVER_JUDGED = new Judgement(Takedowns.NONE.token(), null);

  private final String id;
  private final String workspace;
  private final long rulesVersion;
  private final Gate gate;
  private final CompiledRules rules;

  /// What each rule decides, by its place.
  private final Decision.Chosen[] byRule;

  private final @Nullable Tables tables;
  private final Decision.@Nullable Chosen byVariant;
  private final @Nullable Entries hub;
  private final Decision.@Nullable Chosen byFallbackChannel;

  /// The target, or the sequence in its place.
  private final Decision.@Nullable Chosen byTarget;

  private final Finish finish;
  private final boolean asksVisitor;

  /// The keys of the segments that it asks for.
  private final String[] segments;

  private volatile Judgement judgement = NEVER_JUDGED;

  /// What was found of the link by some takedowns.
  ///
  /// @param token of those takedowns
  /// @param found null when the link is not taken down
  private record Judgement(Object token, @Nullable Takedown found) {}

  private Link(LinkDocument document, SharedMatchers shared) {
    Destinations to = document.destinations();
    var choices = new Choices(document.finish());
    this.id = document.id();
    this.workspace = document.workspace();
    this.rulesVersion = to.rulesVersion();
    this.gate = Gate.of(document);
    this.rules = CompiledRules.compile(to.rules(), shared);
    this.byRule = choices.rules(to.rules().rules());
    this.tables = choices.tables(to.legacy());
    this.byVariant = choices.variants(to.variants());
    this.hub = choices.hub(to.hub(), shared);
    this.byFallbackChannel = choices.fallbackChannel(to.fallbackChannel());
    this.byTarget = choices.target(to.target(), to.sequence());
    List<ConditionSet> conditions = conditions(to);
    this.asksVisitor = conditions.stream().anyMatch(when -> when.asks(ConditionField.VISITOR));
    this.segments =
        conditions.stream()
            .flatMap(when -> when.segments().stream())
            .distinct()
            .toArray(String[]::new);
    this.finish = document.finish().equals(Finish.NONE) ? Finish.NONE : document.finish();
  }

  /// Compiles a published link.
  ///
  /// @param shared for conditions that many links have in common
  public static Link compile(LinkDocument document, SharedMatchers shared) {
    return new Link(document, shared);
  }

  /// Makes what each step decides.
  private record Choices(Finish finish) {

    Decision.Chosen[] rules(List<Rule> rules) {
      var byRule = new Decision.Chosen[rules.size()];
      for (int i = 0; i < byRule.length; i++) {
        Rule rule = rules.get(i);
        byRule[i] = new Decision.Chosen(Step.RULE, rule.name(), null, destination(rule.action()));
      }
      return byRule;
    }

    private Destination destination(Action action) {
      return switch (action) {
        case Action.Block(int status, String title, String text) ->
            new Destination.Barred(new Answer.Blocked(status, title, text));
        case Action.Split(List<Action.Target> targets) -> {
          var shares = new ArrayList<Destination.Share>();
          for (int i = 0; i < targets.size(); i++) {
            Action.Target target = targets.get(i);
            String name = Action.nameOf(target, i);
            Destination to =
                target.to() instanceof Action.Redirect(String url)
                    ? url(url, name)
                    : destination(target.to());
            shares.add(new Destination.Share(to, target.weight(), name));
          }
          yield new Destination.Split(shares);
        }
        case Action.Link(String id) -> new Destination.OtherLink(id);
        case Action.Redirect(String url) -> url(url, null);
        case Action.Channel(String channel) -> new Destination.Channel(channel);
        case Action.Pool(String pool) -> new Destination.Pool(pool);
      };
    }

    @Nullable Tables tables(LegacyRouting routing) {
      return routing.isEmpty()
          ? null
          : new Tables(routing, url -> new Decision.Chosen(Step.LEGACY, url(url, null)));
    }

    Decision.@Nullable Chosen variants(AbVariants variants) {
      return variants.isEmpty()
          ? null
          : new Decision.Chosen(
              Step.AB,
              new Destination.Variants(
                  variants,
                  variants.variants().stream()
                      .map(variant -> url(variant.url(), variant.name()))
                      .toList()));
    }

    @Nullable Entries hub(@Nullable Hub hub, SharedMatchers shared) {
      return hub == null ? null : new Entries(hub, shared, this::destination);
    }

    private Destination destination(Hub.Target target) {
      return switch (target) {
        case Hub.Target.Channel(String key) -> new Destination.Channel(key);
        case Hub.Target.Link(String link) -> new Destination.OtherLink(link);
        case Hub.Target.Url(String url) -> url(url, null);
      };
    }

    Decision.@Nullable Chosen fallbackChannel(@Nullable String key) {
      return key == null
          ? null
          : new Decision.Chosen(Step.FALLBACK_CHANNEL, new Destination.Channel(key));
    }

    Decision.@Nullable Chosen target(@Nullable String target, Sequence sequence) {
      if (!sequence.isEmpty()) {
        return new Decision.Chosen(
            Step.SEQUENCE,
            new Destination.Stages(
                sequence, sequence.urls().stream().map(stage -> url(stage.url(), null)).toList()));
      }
      if (target == null) {
        return null;
      }
      Destination to = finish.forwardPath() ? new Destination.Url(target, null) : url(target, null);
      return new Decision.Chosen(Step.TARGET, to);
    }

    /// A URL of the link's own: complete, when nothing of a visit can change it.
    private Destination url(String url, @Nullable String variant) {
      boolean changes =
          !finish.forwardParams().isEmpty()
              || !finish.deepLink().equals(DeepLink.NONE)
              || !finish.openGraph().isEmpty()
              || url.contains(CLICK_ID);
      return changes
          ? new Destination.Url(url, variant)
          : new Destination.Complete(
              new Answer.Redirect(finish.utm().appendTo(url), null, variant));
    }
  }

  /// The link's id, `lnk_...`.
  public String id() {
    return id;
  }

  /// The id of the workspace it belongs to, `ws_...`.
  public String workspace() {
    return workspace;
  }

  /// Whether visitors whom another link leads here have to come to its own address: there alone it
  /// can ask for its password, count towards its limit, and show its page.
  boolean answersAtItsAddress() {
    return gate.lock() != null || gate.maxClicks() != null || hub != null;
  }

  /// Which version of its rules this is; 0 when nobody counted.
  public long rulesVersion() {
    return rulesVersion;
  }

  /// Its password; null when it has none.
  public @Nullable Lock lock() {
    return gate.lock();
  }

  /// How many human clicks it may have; null for no limit.
  public @Nullable Long maxClicks() {
    return gate.maxClicks();
  }

  /// By what the link is taken down: itself, its workspace, or a host that it names anywhere, be it
  /// for few visitors or when it is over. Null when it is not.
  ///
  /// A link is judged once by the same takedowns, when somebody asks; so a new takedown costs
  /// nothing for links that nobody visits.
  public @Nullable Takedown takenDown(Takedowns takedowns) {
    if (takedowns.isEmpty()) {
      return null;
    }
    Judgement last = judgement;
    if (!last.token().equals(takedowns.token())) {
      last = new Judgement(takedowns.token(), judged(takedowns));
      judgement = last;
    }
    return last.found();
  }

  private @Nullable Takedown judged(Takedowns takedowns) {
    Takedown found = takedowns.ofLink(id, workspace);
    Iterator<String> urls = urls().iterator();
    while (found == null && urls.hasNext()) {
      found = takedowns.ofUrl(urls.next());
    }
    return found;
  }

  /// Every URL of its own that a visitor may be sent to, or that its preview shows.
  public List<String> urls() {
    var urls = new ArrayList<String>();
    for (Decision.Chosen chosen : byRule) {
      collect(chosen, urls);
    }
    if (tables != null) {
      tables.choices().forEach(chosen -> collect(chosen, urls));
    }
    collect(byVariant, urls);
    if (hub != null) {
      hub.taps().forEach(tap -> collect(tap, urls));
    }
    collect(byTarget, urls);
    collect(gate.over(), urls);
    collect(finish.openGraph().image(), urls);
    DeepLink apps = finish.deepLink();
    collect(apps.iosAppUrl(), urls);
    collect(apps.iosStoreUrl(), urls);
    collect(apps.androidAppUrl(), urls);
    collect(apps.androidStoreUrl(), urls);
    return urls;
  }

  private static void collect(@Nullable String url, List<String> urls) {
    if (url != null) {
      urls.add(url);
    }
  }

  private static void collect(@Nullable Decision decision, List<String> urls) {
    if (decision instanceof Decision.Chosen chosen) {
      collect(chosen.destination(), urls);
    }
  }

  private static void collect(Destination destination, List<String> urls) {
    switch (destination) {
      case Destination.Complete complete -> urls.add(complete.answer().location());
      case Destination.Url(String url, _) -> urls.add(url);
      case Destination.AsItStands(String url) -> urls.add(url);
      case Destination.Variants variants ->
          variants.destinations().forEach(each -> collect(each, urls));
      case Destination.Stages stages -> stages.destinations().forEach(each -> collect(each, urls));
      case Destination.Split(List<Destination.Share> shares) ->
          shares.forEach(share -> collect(share.to(), urls));
      case Destination.Channel _,
          Destination.Pool _,
          Destination.Barred _,
          Destination.HubPage _,
          Destination.OtherLink _,
          Destination.Through _,
          Destination.Nowhere _ -> {
        // Shared with others, and judged when a visitor would be sent there.
      }
    }
  }

  Gate gate() {
    return gate;
  }

  CompiledRules rules() {
    return rules;
  }

  Decision.Chosen byRule(int place) {
    return byRule[place];
  }

  /// Whether it asks its visitors if they were here before, and so has them keep a cookie.
  ///
  /// @param shared for what its segments ask
  public boolean remembersVisitors(Workspace shared) {
    for (String segment : segments) {
      if (shared.asksVisitor(segment)) {
        return true;
      }
    }
    return asksVisitor;
  }

  /// All that it asks its visitors.
  private static List<ConditionSet> conditions(Destinations to) {
    var all = new ArrayList<ConditionSet>();
    to.rules().rules().forEach(rule -> all.add(rule.when()));
    Hub hub = to.hub();
    if (hub != null) {
      hub.entries().forEach(entry -> all.add(entry.when()));
    }
    return all;
  }

  /// Whether it is a hub, whose entries can be asked for behind its slug.
  public boolean isHub() {
    return hub != null;
  }

  /// Null when it has no legacy routing.
  @Nullable Tables tables() {
    return tables;
  }

  /// Null when it has no A/B variants.
  Decision.@Nullable Chosen byVariant() {
    return byVariant;
  }

  /// Null when it is no hub.
  @Nullable Entries hub() {
    return hub;
  }

  /// Null when it has no fallback channel.
  Decision.@Nullable Chosen byFallbackChannel() {
    return byFallbackChannel;
  }

  /// Null when it has neither target nor sequence.
  Decision.@Nullable Chosen byTarget() {
    return byTarget;
  }

  /// Whether the path behind its slug is forwarded to its target. Behind the slug of a hub are its
  /// entries.
  public boolean forwardsPath() {
    return finish.forwardPath() && hub == null;
  }

  Finish finish() {
    return finish;
  }
}
