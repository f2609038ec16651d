package dev.waymark.admin.portability;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The shape of the document of a workspace, for the API's description.
@Schema(name = "WorkspaceExport")
record WorkspaceDocumentView(
    @Schema(required = true, enumeration = "1") int waymark,
    Instant exportedAt,
    @Schema(type = SchemaType.ARRAY, implementation = Object.class) List<JsonNode> schedules,
    @Schema(type = SchemaType.ARRAY, implementation = Object.class) List<JsonNode> segments,
    @Schema(type = SchemaType.ARRAY, implementation = Object.class) List<JsonNode> channels,
    @Schema(type = SchemaType.ARRAY, implementation = Object.class) List<JsonNode> pools,
    @Schema(type = SchemaType.OBJECT) JsonNode workspace,
    @Schema(type = SchemaType.ARRAY, implementation = Object.class) List<JsonNode> domains,
    @Schema(type = SchemaType.ARRAY, implementation = Object.class) List<JsonNode> links,
    @Schema(nullable = true) @Nullable String nextCursor) {}
