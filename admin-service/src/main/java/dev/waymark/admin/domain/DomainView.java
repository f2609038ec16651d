package dev.waymark.admin.domain;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A domain as it is answered.
@Schema(name = "Domain")
record DomainView(
    @Schema(required = true, examples = "dom_3v9k2m4c6b8x0z1q5w7r") String id,
    @Schema(required = true, examples = "ws_3v9k2m4c6b8x0z1q5w7r") String workspaceId,
    @Schema(required = true, examples = "go.example.org") String domain,
    @Schema(required = true, description = "Whether it can carry links.") boolean verified,
    @Schema(
            required = true,
            description =
                "The text of the TXT record that proves the domain to be yours, at the domain or,"
                    + " where that has a CNAME, at _waymark before it.",
            examples = "waymark-verify=3v9k2m4c6b8x0z1q")
        String txtRecord,
    @Schema(nullable = true, examples = "https://example.org/") @Nullable String rootUrl,
    @Schema(type = SchemaType.OBJECT, nullable = true) @Nullable JsonNode appleAppSiteAssociation,
    @Schema(type = SchemaType.ARRAY, implementation = Object.class, nullable = true)
        @Nullable JsonNode assetlinks,
    @Schema(
            nullable = true,
            description =
                "What there is to know while another workspace claims the same host; null when"
                    + " nothing.",
            examples =
                "Another workspace has proved this domain, and your TXT record is not in DNS any"
                    + " more. Put it back before 2026-01-09T00:00:00Z, or the domain goes to that"
                    + " workspace and your links on it stop.")
        @Nullable String notice,
    @Schema(
            nullable = true,
            description =
                "When the domain goes to the other workspace, or comes from it; null for never.")
        @Nullable Instant movesAt,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt) {}
