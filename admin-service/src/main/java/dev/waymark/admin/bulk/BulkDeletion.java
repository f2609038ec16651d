package dev.waymark.admin.bulk;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The shape of a request that deletes many links, for the API's description.
@Schema(name = "BulkDeletion")
record BulkDeletion(
    @Schema(required = true, description = "1 to 500, each once.") List<String> ids) {}
