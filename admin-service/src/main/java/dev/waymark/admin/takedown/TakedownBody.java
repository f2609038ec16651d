package dev.waymark.admin.takedown;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The shape of what is written of a takedown, for the API's description.
@Schema(name = "TakedownCreation", description = "Unknown properties are refused.")
record TakedownBody(
    @Schema(
            required = true,
            enumeration = {"link", "workspace", "host"})
        String what,
    @Schema(
            required = true,
            description =
                "The id of a link, or its short URL; the id of a workspace; or a host, which stands"
                    + " for those below it too.",
            examples = "evil.example")
        String subject,
    @Schema(
            required = true,
            description = "What its owner reads, at most 500 characters.",
            examples = "Phishing, reported on 2 January")
        String reason) {}
