package dev.waymark.admin.pool;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The shape of what is written of a pool, for the API's description. {@link PoolDraft} reads it.
@Schema(
    name = "PoolBody",
    description = "What can be written of a pool. Unknown properties are refused.")
record PoolBody(
    @Schema(
            description =
                "1 to 64 of a-z, 0-9 and '-', by which rules name it. Required of a new pool, and"
                    + " stays as it is.",
            examples = "sales-team")
        String key,
    @Schema(description = "1 to 100 characters. Required of a new pool.", examples = "Sales team")
        String name,
    @Schema(description = "1 to 100 channels, in the order of their turns, each once.")
        List<PoolView.MemberView> members,
    @Schema(
            description = "Whether a returning visitor stays with the same member.",
            defaultValue = "false")
        boolean sticky) {}
