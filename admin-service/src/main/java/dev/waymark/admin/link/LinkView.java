package dev.waymark.admin.link;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.waymark.admin.address.ShortLinks;
import dev.waymark.admin.link.ClickCounts.ClickCount;
import dev.waymark.admin.takedown.TakenDownView;
import dev.waymark.fault.Fault;
import dev.waymark.plan.Plan;
import dev.waymark.rule.Names;
import dev.waymark.word.Language;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A link as it is answered: what was written of it, and what follows from that.
///
/// @param fields by their keys, as {@link LinkField#answered} has them; {@link LinkSchemas}
///   describes them
@Schema(name = "Link")
public record LinkView(
    @Schema(required = true, examples = "lnk_3v9k2m4c6b8x0z1q5w7r") String id,
    @Schema(required = true, examples = "https://go.example.com/sale") String shortUrl,
    @JsonAnyGetter @JsonAnySetter @Schema(hidden = true) Map<String, @Nullable Object> fields,
    @Schema(
            required = true,
            readOnly = true,
            enumeration = {"off", "stopped", "scheduled", "expired", "on"},
            description =
                "The first of these that applies: `off`, switched off; `stopped`, its domain was"
                    + " removed or lost; `scheduled`, starts later; `expired`, its last moment is over"
                    + " or its clicks are used up as of the last rollup; `on`. Not covered by the"
                    + " ETag.")
        String state,
    @Schema(required = true, description = "Whether visitors are asked for a password.")
        boolean hasPassword,
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

  /// In the order of the table, also when it comes out of an answer that was kept for a repeated
  /// request.
  public LinkView {
    Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
    for (LinkField<?> field : LinkField.all()) {
      ordered.put(field.key(), fields.get(field.key()));
    }
    fields = Collections.unmodifiableMap(ordered);
  }

  /// @param link read as far as a plan can pause it, or whole
  /// @param names for the summaries
  /// @param now for its state
  /// @param takenDown null when it is not
  /// @param warnings null when nobody asked for them
  static LinkView of(
      LinkEntity entity,
      StoredLink link,
      Plan plan,
      Names names,
      ClickCount clicks,
      ShortLinks shortLinks,
      Instant now,
      @Nullable TakenDownView takenDown,
      @Nullable List<WarningView> warnings) {
    LinkDraft draft = link.shown();
    ObjectNode written = LinkMapping.written(entity);
    Map<String, @Nullable Object> fields = new HashMap<>();
    for (LinkField<?> field : LinkField.all()) {
      fields.put(field.key(), field.answered(written.get(field.key())));
    }
    fields.put(LinkField.SLUG.key(), entity.slug);
    fields.put(
        LinkField.DOMAIN.key(), entity.domain == null ? shortLinks.defaultDomain() : entity.domain);
    fields.put(LinkField.RULES.key(), RuleView.listOf(draft.get(LinkField.RULES), plan, names));
    return new LinkView(
        entity.id,
        shortLinks.url(entity.domain, entity.slug),
        fields,
        LinkState.of(written, LinkMapping.isOnADomain(entity), clicks.clicks(), now).key(),
        entity.password != null,
        paused(entity, draft, plan, names.language()),
        unreadable(link),
        takenDown,
        warnings,
        clicks.clicks(),
        clicks.asOf(),
        entity.createdAt,
        entity.updatedAt);
  }

  /// The host it answers on.
  public String domain() {
    return String.valueOf(text(LinkField.DOMAIN));
  }

  /// The part after the host.
  public String slug() {
    return String.valueOf(text(LinkField.SLUG));
  }

  /// Where everybody else goes; null when that is nowhere.
  public @Nullable String target() {
    return text(LinkField.TARGET);
  }

  /// What people call it; null when they call it nothing.
  public @Nullable String title() {
    return text(LinkField.TITLE);
  }

  /// Its tags.
  public List<String> tags() {
    return fields.get(LinkField.TAGS.key()) instanceof JsonNode tags
        ? tags.valueStream().map(JsonNode::asText).toList()
        : List.of();
  }

  /// A field as it is answered, by its key; null when it is not set.
  public @Nullable JsonNode field(String key) {
    return switch (fields.get(key)) {
      case JsonNode json when !json.isNull() -> json;
      case String text -> TextNode.valueOf(text);
      case null, default -> null;
    };
  }

  /// Its rules in plain words, in their order.
  public List<String> sentences() {
    return rules().stream().map(RuleView::summary).toList();
  }

  private @Nullable String text(LinkField<?> field) {
    return switch (fields.get(field.key())) {
      case String text -> text;
      case JsonNode json -> json.textValue();
      case null, default -> null;
    };
  }

  /// Its rules, each with what is to be said of it.
  List<RuleView> rules() {
    return fields.get(LinkField.RULES.key()) instanceof List<?> rules
        ? rules.stream().map(RuleView.class::cast).toList()
        : List.of();
  }

  private static Map<String, String> paused(
      LinkEntity entity, LinkDraft draft, Plan plan, Language language) {
    Map<String, String> paused = draft.paused(plan, language);
    if (!LinkMapping.isOnADomain(entity)) {
      paused.put(
          LinkField.DOMAIN.key(),
          language.say(
              "Stopped: the domain was removed, or another workspace has proved it. Verify it"
                  + " again, or move the link to another.",
              "Detenido: el dominio se quitó, o lo ha demostrado otro espacio de trabajo."
                  + " Verifícalo de nuevo o lleva el enlace a otro."));
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
