package dev.waymark.admin.link;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The warnings about a link.
@Schema(name = "WarningList")
public record WarningList(
    @Schema(required = true, description = "Empty when there is nothing to say.")
        List<WarningView> warnings) {}
