package dev.waymark.admin.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The warnings about a link.
@Schema(name = "WarningList")
public record WarningList(
    @Schema(required = true, description = "Empty when there is nothing to say.")
        List<WarningView> warnings,
    @Schema(description = "What comes of the link's tests; left out when it has none.")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<TestResultView> tests) {}
