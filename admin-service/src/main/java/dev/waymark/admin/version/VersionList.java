package dev.waymark.admin.version;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of versions.
@Schema(name = "VersionList")
public record VersionList(
    @Schema(required = true, description = "The newest first.") List<VersionView> versions,
    @Schema(required = true, nullable = true) @Nullable String nextCursor) {}
