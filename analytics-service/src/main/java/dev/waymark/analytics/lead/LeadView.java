package dev.waymark.analytics.lead;

import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A lead, and the click that brought it.
@Schema(name = "Lead")
record LeadView(
    @Schema(required = true, examples = "01kn1cr5g0h2m3n4p5q6r7s8t9") String id,
    @Schema(required = true, examples = "01kkbk0t800000000000000001") String clickId,
    @Schema(required = true, examples = "sale") String kind,
    @Schema(required = true, nullable = true, examples = "49.9") @Nullable BigDecimal value,
    @Schema(required = true, nullable = true, examples = "EUR") @Nullable String currency,
    @Schema(required = true, nullable = true, examples = "order-4711") @Nullable String externalId,
    @Schema(required = true, description = "When it was reported.") Instant createdAt,
    @Schema(required = true, description = "When the click happened.") Instant clickedAt,
    @Schema(
            required = true,
            description =
                "Whether its click has arrived. Until then it counts nowhere, and what follows is"
                    + " null.")
        boolean attributed,
    @Schema(required = true, nullable = true, examples = "lnk_1") @Nullable String link,
    @Schema(
            required = true,
            nullable = true,
            description = "The rule that decided the click.",
            examples = "Germany")
        @Nullable String rule,
    @Schema(
            required = true,
            nullable = true,
            description = "The version of the link's rules; null without rules.",
            examples = "7")
        @Nullable Long rulesVersion,
    @Schema(required = true, nullable = true, examples = "A") @Nullable String variant,
    @Schema(required = true, nullable = true, examples = "desk") @Nullable String channel,
    @Schema(
            required = true,
            nullable = true,
            description = "The entry of a hub that was tapped.",
            examples = "book")
        @Nullable String entry) {

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
