package dev.waymark.admin.key;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of keys.
///
/// @param nextCursor where the next page begins; null when this is the last
@Schema(name = "ApiKeyList")
record KeyList(
    @Schema(required = true) List<KeyView> apiKeys,
    @Schema(nullable = true) @Nullable String nextCursor) {}
