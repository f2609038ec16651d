package dev.waymark.analytics.lead;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What is sent to report a lead: only its description, for it is read member by member.
@Schema(name = "LeadReport")
record LeadDraftView(
    @Schema(
            required = true,
            description = "What stood in the place of {click_id}, in the address or the message.",
            minLength = 26,
            maxLength = 26)
        String clickId,
    @Schema(
            description = "A word for what it is, such as lead, sale or booking.",
            defaultValue = LeadDraft.KIND,
            pattern = "[A-Za-z0-9_-]{1,40}")
        @Nullable String kind,
    @Schema(
            description = "What it is worth, with at most four digits after the point.",
            minimum = "0",
            maximum = "1000000000000")
        @Nullable BigDecimal value,
    @Schema(description = "The value's currency, as in ISO 4217.") @Nullable String currency,
    @Schema(
            description =
                "Your own name for it, such as the order's number: it is counted once, however"
                    + " often it is reported.",
            maxLength = 200)
        @Nullable String externalId) {}
