package dev.waymark.admin.domain;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A domain as it is answered.
@Schema(name = "Domain")
public record DomainView(
    @Schema(required = true) String id,
    @Schema(required = true) String workspaceId,
    @Schema(required = true) String domain,
    @Schema(required = true) boolean verified,
    @Schema(required = true) String txtRecord,
    @Schema(nullable = true) @Nullable String rootUrl,
    @Schema(type = SchemaType.OBJECT, nullable = true) @Nullable JsonNode appleAppSiteAssociation,
    @Schema(type = SchemaType.ARRAY, implementation = Object.class, nullable = true)
        @Nullable JsonNode assetlinks,
    @Schema(nullable = true) @Nullable String notice,
    @Schema(nullable = true) @Nullable Instant movesAt,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt) {}
