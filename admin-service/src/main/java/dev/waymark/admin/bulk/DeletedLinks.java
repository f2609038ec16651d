package dev.waymark.admin.bulk;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What came of deleting many links.
///
/// @param ok always true
/// @param preview whether none was
/// @param matched links that were meant, up to 10,000
/// @param matchedExact whether there were no more than that
/// @param deleted how many are gone, or would be
@Schema(name = "DeletedLinks")
record DeletedLinks(
    @Schema(required = true, enumeration = "true") boolean ok,
    @Schema(required = true, description = "Whether none was deleted.") boolean preview,
    @Schema(
            required = true,
            description = "How many links were meant, counted up to 10,000.",
            examples = "12")
        int matched,
    @Schema(required = true, description = "Whether there were no more than that.")
        boolean matchedExact,
    @Schema(
            required = true,
            description =
                "How many this request deleted, or would. When there were more, send it again.",
            examples = "12")
        int deleted) {}
