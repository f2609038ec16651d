package dev.waymark.admin.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waymark.admin.address.ShortLinks;
import dev.waymark.admin.answer.UtmParamsView;
import dev.waymark.admin.link.ClickCounts.ClickCount;
import dev.waymark.admin.takedown.TakenDownView;
import dev.waymark.fault.Fault;
import dev.waymark.plan.Feature;
import dev.waymark.plan.Plan;
import dev.waymark.publication.Destinations;
import dev.waymark.publication.Finish;
import dev.waymark.publication.Lifecycle;
import dev.waymark.rule.Names;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A link as it is answered.
@Schema(name = "Link")
public record LinkView(
    @Schema(required = true, examples = "lnk_3v9k2m4c6b8x0z1q5w7r") String id,
    @Schema(required = true, examples = "go.example.com") String domain,
    @Schema(required = true, examples = "sale") String slug,
    @Schema(required = true, examples = "https://go.example.com/sale") String shortUrl,
    @Schema(
            nullable = true,
            description = "Null only where there is a fallback channel or a hub.",
            examples = "https://example.com/summer-sale")
        @Nullable String target,
    @Schema(nullable = true, examples = "Summer sale") @Nullable String title,
    @Schema(nullable = true) @Nullable String note,
    @Schema(required = true) List<String> tags,
    @Schema(required = true, description = "When false, visitors get a 410.") boolean active,
    @Schema(nullable = true, description = "Before it, visitors get a 404.")
        @Nullable Instant startsAt,
    @Schema(nullable = true, description = "From it on, the link is over.")
        @Nullable Instant expiresAt,
    @Schema(
            nullable = true,
            type = SchemaType.INTEGER,
            description = "After so many human clicks, the link is over.")
        @Nullable Long maxClicks,
    @Schema(
            nullable = true,
            description = "Where visitors go once it is over; else they get a 410.")
        @Nullable String fallbackUrl,
    @Schema(nullable = true, description = "A channel that goes before the target.")
        @Nullable String fallbackChannel,
    @Schema(required = true, description = "Whether visitors are asked for a password.")
        boolean hasPassword,
    @Schema(required = true, description = "Tried from first to last; the first match wins.")
        List<RuleView> rules,
    @Schema(nullable = true) @Nullable RoutingRulesView routingRules,
    @Schema(required = true, description = "None, or 2 to 4.") List<VariantView> abVariants,
    @Schema(nullable = true) @Nullable SequenceView sequence,
    @Schema(
            nullable = true,
            description = "The page that lets visitors choose, in the place of the target.")
        @Nullable HubView hub,
    @Schema(
            required = true,
            description =
                "As set on this link; null takes the workspace's default, an empty text suppresses"
                    + " it.")
        UtmParamsView utmParams,
    @Schema(
            required = true,
            description = "Parameters of the visitor's own query that are passed on.")
        List<String> forwardParams,
    @Schema(nullable = true) @Nullable DeepLinkView deepLink,
    @Schema(nullable = true) @Nullable String ogTitle,
    @Schema(nullable = true) @Nullable String ogDescription,
    @Schema(nullable = true) @Nullable String ogImage,
    @Schema(
            description =
                "What of the link is not in force, by its member, and why; left out when all of it"
                    + " is. Paused rules say so themselves.",
            examples = "{\"ab_variants\": \"Paused: A/B variants need the Team plan.\"}")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, String> paused,
    @Schema(
            description =
                "What of the link cannot be read any more, by its place, and why; left out when all"
                    + " of it can. Visitors get what they got before. Send these members anew.")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, String> unreadable,
    @Schema(
            readOnly = true,
            description =
                "Why visitors get a 410 whatever the link says; left out when they do not. Not"
                    + " covered by the ETag.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable TakenDownView takenDown,
    @Schema(
            readOnly = true,
            description =
                "What is allowed but hardly meant. Only in the answer to a change; ask check at any"
                    + " other time.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable List<WarningView> warnings,
    @Schema(
            required = true,
            description = "Clicks as of the last daily rollup. Not covered by the ETag.")
        long clickCount,
    @Schema(
            nullable = true,
            description = "Up to when clicks are counted; null before the first rollup.")
        @Nullable Instant clickCountAsOf,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt) {

  /// @param names for the summaries
  /// @param takenDown null when it is not
  /// @param warnings null when nobody asked for them
  static LinkView of(
      LinkEntity entity,
      StoredLink link,
      Plan plan,
      Names names,
      ClickCount clicks,
      ShortLinks shortLinks,
      @Nullable TakenDownView takenDown,
      @Nullable List<WarningView> warnings) {
    LinkDraft draft = link.shown();
    Lifecycle lifecycle = draft.lifecycle();
    Destinations destinations = draft.destinations();
    Finish finish = draft.finish();
    String domain = entity.domain;
    return new LinkView(
        entity.id,
        domain == null ? shortLinks.defaultDomain() : domain,
        entity.slug,
        shortLinks.url(domain, entity.slug),
        destinations.target(),
        draft.labels().title(),
        draft.labels().note(),
        draft.labels().tags(),
        lifecycle.active(),
        lifecycle.startsAt(),
        lifecycle.expiresAt(),
        lifecycle.maxClicks(),
        lifecycle.fallbackUrl(),
        destinations.fallbackChannel(),
        entity.password != null,
        RuleView.listOf(destinations.rules(), plan, names),
        RoutingRulesView.of(destinations.legacy()),
        VariantView.listOf(destinations.variants()),
        SequenceView.of(destinations.sequence()),
        HubView.of(destinations.hub()),
        UtmParamsView.of(finish.utm()),
        finish.forwardParams().names(),
        DeepLinkView.of(finish.deepLink()),
        finish.openGraph().title(),
        finish.openGraph().description(),
        finish.openGraph().image(),
        paused(entity, draft, plan),
        unreadable(link),
        takenDown,
        warnings,
        clicks.clicks(),
        clicks.asOf(),
        entity.createdAt,
        entity.updatedAt);
  }

  private static Map<String, String> paused(LinkEntity entity, LinkDraft draft, Plan plan) {
    Map<String, String> paused = new TreeMap<>();
    if (!LinkMapping.isOnADomain(entity)) {
      paused.put(
          "domain",
          "Stopped: the domain was removed, or another workspace has proved it. Verify it again, or"
              + " move the link to another.");
    }
    for (Feature feature : draft.features()) {
      String reason = feature.paused(plan);
      if (reason != null) {
        paused.put(feature.key(), reason);
      }
    }
    String entries = draft.pausedEntries(plan);
    if (entries != null) {
      paused.put("hub", entries);
    }
    return paused;
  }

  private static Map<String, String> unreadable(StoredLink link) {
    Map<String, String> unreadable = new TreeMap<>();
    switch (link) {
      case StoredLink.Intact _ -> {
        // Nothing to tell.
      }
      case StoredLink.Unreadable(LinkDraft _, List<Fault> faults) ->
          faults.forEach(fault -> unreadable.put(fault.pointer(), fault.detail()));
    }
    return unreadable;
  }
}
