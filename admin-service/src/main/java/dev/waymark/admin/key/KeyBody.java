package dev.waymark.admin.key;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The shape of what is written of a key, for the API's description. {@link KeyDraft} reads it.
@Schema(name = "ApiKeyCreation", description = "A new key. Unknown properties are refused.")
record KeyBody(
    @Schema(description = "1 to 100 characters.", defaultValue = "API Key", examples = "Website")
        String name,
    @Schema(
            description = "What the key may do; each role may do all that those before it may.",
            enumeration = {"viewer", "editor", "admin", "owner"},
            defaultValue = "owner")
        String role) {}
