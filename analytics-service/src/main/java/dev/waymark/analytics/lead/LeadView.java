package dev.waymark.analytics.lead;

import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A lead, and the click that brought it.
@Schema(name = "Lead")
record LeadView(
    @Schema(required = true) String id,
    @Schema(required = true) String clickId,
    @Schema(required = true) String kind,
    @Schema(required = true, nullable = true) @Nullable BigDecimal value,
    @Schema(required = true, nullable = true) @Nullable String currency,
    @Schema(required = true, nullable = true) @Nullable String externalId,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant clickedAt,
    @Schema(required = true) boolean attributed,
    @Schema(required = true, nullable = true) @Nullable String link,
    @Schema(required = true, nullable = true) @Nullable String rule,
    @Schema(required = true, nullable = true) @Nullable Long rulesVersion,
    @Schema(required = true, nullable = true) @Nullable String variant,
    @Schema(required = true, nullable = true) @Nullable String channel,
    @Schema(required = true, nullable = true) @Nullable String entry) {

  static LeadView of(Lead lead) {
    LeadDraft draft = lead.draft();
    Lead.Source source = lead.source();
    return new LeadView(
        lead.id(),
        draft.click().toString(),
        draft.kind(),
        draft.value(),
        draft.currency(),
        draft.externalId(),
        lead.receivedAt(),
        lead.clickedAt(),
        source != null,
        source == null ? null : source.link(),
        source == null ? null : source.rule(),
        source == null || source.rulesVersion() == 0 ? null : source.rulesVersion(),
        source == null ? null : source.variant(),
        source == null ? null : source.channel(),
        source == null ? null : source.entry());
  }
}
