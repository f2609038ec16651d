package dev.waymark.admin.domain;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The shape of what is written of a domain, for the API's description. {@link DomainDraft} reads
/// it.
@Schema(
    name = "DomainBody",
    description = "What can be written of a domain. Unknown properties are refused.")
record DomainBody(
    @Schema(
            required = true,
            description = "The host name. It never changes.",
            examples = "go.example.org")
        String domain,
    @Schema(
            nullable = true,
            description = "Where visitors go who ask for the domain without a slug.",
            examples = "https://example.org/")
        @Nullable String rootUrl,
    @Schema(
            type = SchemaType.OBJECT,
            nullable = true,
            description =
                "Served at /.well-known/apple-app-site-association, for universal links. At most"
                    + " 128 KiB.")
        @Nullable JsonNode appleAppSiteAssociation,
    @Schema(
            type = SchemaType.ARRAY,
            implementation = Object.class,
            nullable = true,
            description = "Served at /.well-known/assetlinks.json, for Android app links.")
        @Nullable JsonNode assetlinks) {}
