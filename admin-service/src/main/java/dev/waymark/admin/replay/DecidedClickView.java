package dev.waymark.admin.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.admin.version.VersionView;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A click, and by what it was decided.
@Schema(name = "DecidedClick")
public record DecidedClickView(
    @Schema(required = true) String clickId,
    @Schema(required = true) Instant at,
    @Schema(required = true) String outcome,
    @Schema(required = true) String step,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String rule,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String channel,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String variant,
    @Schema(required = true, nullable = true) @Nullable VersionView version,
    @Schema(required = true) String sentence,
    @Schema(required = true, type = SchemaType.OBJECT) JsonNode shared,
    @Schema(required = true) String note) {}
