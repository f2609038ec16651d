package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.channel.Key;
import dev.waymark.fault.Faults;
import dev.waymark.hub.Hub;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.link.AbVariants;
import dev.waymark.link.DeepLink;
import dev.waymark.link.DestinationUrl;
import dev.waymark.link.ForwardParams;
import dev.waymark.link.HostName;
import dev.waymark.link.LegacyRouting;
import dev.waymark.link.OpenGraph;
import dev.waymark.link.Sequence;
import dev.waymark.link.Slug;
import dev.waymark.link.UtmParams;
import dev.waymark.plan.Feature;
import dev.waymark.plan.Plan;
import dev.waymark.publication.Destinations;
import dev.waymark.publication.Finish;
import dev.waymark.publication.Lifecycle;
import dev.waymark.rule.PlanLimits;
import dev.waymark.rule.RuleReader;
import dev.waymark.rule.RuleReading;
import dev.waymark.rule.RuleSet;
import dev.waymark.service.input.MergePatch;
import dev.waymark.service.input.Moments;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What people write of a link, but for its password. A new one is read from the request, a changed
/// one from what is there with the patch applied: there is one reader, so both obey the same rules.
///
/// @param domain the host as it is stored; null for the default domain
/// @param slug null only for a new link, which then gets one
/// @param destinations all of them, whatever the plan; their rules are not counted here
/// @param finish with the link's own UTM parameters
record LinkDraft(
    @Nullable String domain,
    @Nullable String slug,
    Labels labels,
    Lifecycle lifecycle,
    Destinations destinations,
    Finish finish) {

  private static final String ROUTING_RULES = "routing_rules";
  private static final TextRule HOST = TextRule.line(253);
  private static final TextRule KEY = TextRule.line(Key.MAX_LENGTH);

  /// Reads a draft; not to be used when faults were noted.
  ///
  /// @param defaultDomain its name, for those who write it
  static LinkDraft read(ObjectNode json, String defaultDomain, Faults faults) {
    var members = new Members(json, "", faults);
    // Read by PasswordChange.
    members.raw("password");
    var draft =
        new LinkDraft(
            domain(members, defaultDomain),
            slug(members, faults),
            Labels.read(members),
            lifecycle(members, faults),
            destinations(members, faults),
            new Finish(
                UtmParams.read(members.raw("utm_params"), members.at("utm_params"), faults),
                ForwardParams.read(
                    members.raw("forward_params"), members.at("forward_params"), faults),
                DeepLink.read(members.raw("deep_link"), members.at("deep_link"), faults),
                openGraph(members, json, faults)));
    members.end();
    return draft;
  }

  /// The same in JSON, for a patch to apply to. What is not set is null.
  ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("domain", domain);
    json.put("slug", slug);
    labels.writeTo(json);
    json.put("active", lifecycle.active());
    json.put("starts_at", text(lifecycle.startsAt()));
    json.put("expires_at", text(lifecycle.expiresAt()));
    json.put("max_clicks", lifecycle.maxClicks());
    json.put("fallback_url", lifecycle.fallbackUrl());
    json.put("target", destinations.target());
    json.put("fallback_channel", destinations.fallbackChannel());
    json.set("rules", destinations.rules().toJson());
    LegacyRouting legacy = destinations.legacy();
    json.set(ROUTING_RULES, legacy.isEmpty() ? null : legacy.toJson());
    json.set("ab_variants", destinations.variants().toJson());
    Sequence sequence = destinations.sequence();
    json.set("sequence", sequence.isEmpty() ? null : sequence.toJson());
    Hub hub = destinations.hub();
    json.set("hub", hub == null ? null : hub.toJson());
    json.set("utm_params", finish.utm().toJson());
    json.set("forward_params", finish.forwardParams().toJson());
    DeepLink deepLink = finish.deepLink();
    json.set("deep_link", deepLink.equals(DeepLink.NONE) ? null : deepLink.toJson());
    json.put("og_title", finish.openGraph().title());
    json.put("og_description", finish.openGraph().description());
    json.put("og_image", finish.openGraph().image());
    return json;
  }

  private static @Nullable String text(@Nullable Instant moment) {
    return moment == null ? null : moment.toString();
  }

  LinkDraft withRules(RuleSet rules) {
    return new LinkDraft(
        domain,
        slug,
        labels,
        lifecycle,
        new Destinations(
            destinations.target(),
            rules,
            destinations.rulesVersion(),
            destinations.legacy(),
            destinations.variants(),
            destinations.hub(),
            destinations.fallbackChannel(),
            destinations.sequence()),
        finish);
  }

  /// What of it not every plan brings.
  Set<Feature> features() {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    if (!destinations.sequence().isEmpty()) {
      features.add(Feature.SEQUENCE);
    }
    if (!destinations.legacy().isEmpty()) {
      features.add(Feature.LEGACY_ROUTING);
    }
    if (!destinations.variants().isEmpty()) {
      features.add(Feature.AB_VARIANTS);
    }
    return features;
  }

  /// Notes what the hub asks about its visitors beyond a plan.
  void checkHub(Plan plan, Faults exceeded) {
    Hub hub = destinations.hub();
    for (int i = 0; hub != null && i < hub.entries().size(); i++) {
      exceeded.addAll(
          PlanLimits.exceeded(
              plan,
              hub.entries().get(i).when(),
              Faults.at(Faults.at("/hub/entries", i), "conditions")));
    }
  }

  /// Why entries of the hub are paused, a sentence; null when none is. A hub that would have no
  /// entry left stays as it is: a page for too many is better than none.
  @Nullable String pausedEntries(Plan plan) {
    Hub hub = destinations.hub();
    if (hub == null || hub.equals(hubInForce(plan))) {
      return null;
    }
    return hub.entries().stream()
        .filter(entry -> PlanLimits.paused(plan, entry.when()) != null)
        .map(entry -> "'" + entry.key() + "'")
        .collect(
            Collectors.joining(
                ", ", "Paused: entries that need a larger plan for their conditions: ", "."));
  }

  private @Nullable Hub hubInForce(Plan plan) {
    Hub hub = destinations.hub();
    if (hub == null) {
      return null;
    }
    List<Hub.Entry> entries =
        hub.entries().stream()
            .filter(entry -> PlanLimits.paused(plan, entry.when()) == null)
            .toList();
    return entries.isEmpty() || entries.size() == hub.entries().size()
        ? hub
        : new Hub(hub.title(), hub.picture(), hub.text(), entries);
  }

  /// The destinations without those that the plan pauses.
  ///
  /// @param rulesVersion of the rules as they are stored
  Destinations inForce(Plan plan, long rulesVersion) {
    return new Destinations(
        destinations.target(),
        PlanLimits.inForce(plan, destinations.rules()),
        rulesVersion,
        Feature.LEGACY_ROUTING.isIn(plan) ? destinations.legacy() : LegacyRouting.NONE,
        Feature.AB_VARIANTS.isIn(plan) ? destinations.variants() : AbVariants.NONE,
        hubInForce(plan),
        destinations.fallbackChannel(),
        Feature.SEQUENCE.isIn(plan) ? destinations.sequence() : Sequence.NONE);
  }

  /// Reads rules.
  ///
  /// @param json null stands for no rules
  static RuleSet rules(@Nullable JsonNode json, String pointer, Faults faults) {
    if (json == null) {
      return RuleSet.NONE;
    }
    return switch (RuleReader.read(json, pointer)) {
      case RuleReading.Accepted accepted -> accepted.rules();
      case RuleReading.Rejected rejected -> {
        faults.addAll(rejected.faults());
        yield RuleSet.NONE;
      }
    };
  }

  private static @Nullable String domain(Members members, String defaultDomain) {
    String domain = members.text("domain", HOST);
    String folded = domain == null ? null : HostName.comparable(domain);
    return defaultDomain.equals(folded) ? null : folded;
  }

  private static @Nullable String slug(Members members, Faults faults) {
    JsonNode json = members.raw("slug");
    if (json == null) {
      return null;
    }
    String fault = json.isTextual() ? Slug.fault(json.textValue()) : "A slug is a text.";
    if (fault != null) {
      faults.add(members.at("slug"), fault);
    }
    return json.textValue();
  }

  private static Lifecycle lifecycle(Members members, Faults faults) {
    Instant startsAt = Moments.read(members, "starts_at", faults);
    Instant expiresAt = Moments.read(members, "expires_at", faults);
    if (startsAt != null && expiresAt != null && !startsAt.isBefore(expiresAt)) {
      faults.add(members.at("expires_at"), "A link expires after it starts.");
    }
    return new Lifecycle(
        members.flag("active", true),
        startsAt,
        expiresAt,
        members.number("max_clicks", 1, Long.MAX_VALUE),
        DestinationUrl.read(members.raw("fallback_url"), members.at("fallback_url"), faults));
  }

  private static Destinations destinations(Members members, Faults faults) {
    Hub hub = Hub.read(members.raw("hub"), members.at("hub"), faults);
    String fallbackChannel = members.text("fallback_channel", KEY);
    String keyFault = fallbackChannel == null ? null : Key.fault(fallbackChannel);
    if (keyFault != null) {
      faults.add(members.at("fallback_channel"), keyFault);
    }
    boolean targetNeeded = members.raw("fallback_channel") == null && members.raw("hub") == null;
    return new Destinations(
        targetNeeded
            ? DestinationUrl.readRequired(members.raw("target"), members.at("target"), faults)
            : DestinationUrl.read(members.raw("target"), members.at("target"), faults),
        rules(members.raw("rules"), members.at("rules"), faults),
        0,
        LegacyRouting.read(
            withoutRemoved(members.raw(ROUTING_RULES)), members.at(ROUTING_RULES), faults),
        AbVariants.read(members.raw("ab_variants"), members.at("ab_variants"), faults),
        hub,
        fallbackChannel,
        Sequence.read(members.raw("sequence"), members.at("sequence"), faults));
  }

  /// What was written of a link with a patch applied. The names in the tables of legacy routing are
  /// the same in upper and lower case, so `de` changes, or removes, what stands at `DE`.
  static ObjectNode patched(ObjectNode written, ObjectNode patch) {
    ObjectNode adjusted = patch.deepCopy();
    adjusted
        .path(ROUTING_RULES)
        .properties()
        .forEach(
            table -> {
              if (table.getValue() instanceof ObjectNode entries) {
                adjust(entries, written.path(ROUTING_RULES).path(table.getKey()));
              }
            });
    return MergePatch.apply(written, adjusted);
  }

  private static void adjust(ObjectNode entries, JsonNode written) {
    written
        .fieldNames()
        .forEachRemaining(
            name ->
                List.copyOf(entries.properties()).stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .forEach(
                        entry -> {
                          entries.remove(entry.getKey());
                          entries.set(name, entry.getValue());
                        }));
  }

  /// The tables of legacy routing without the entries that a patch removed: their names are for
  /// people to choose, so a null among them is no misspelt member.
  private static @Nullable JsonNode withoutRemoved(@Nullable JsonNode routing) {
    if (routing == null) {
      return null;
    }
    JsonNode kept = routing.deepCopy();
    for (JsonNode table : kept) {
      if (table instanceof ObjectNode entries) {
        entries.properties().removeIf(entry -> entry.getValue().isNull());
      }
    }
    return kept;
  }

  private static OpenGraph openGraph(Members members, ObjectNode json, Faults faults) {
    members.raw("og_title");
    members.raw("og_description");
    members.raw("og_image");
    return OpenGraph.read(json, "", faults);
  }
}
