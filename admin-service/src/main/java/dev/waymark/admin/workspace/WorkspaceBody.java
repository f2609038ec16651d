package dev.waymark.admin.workspace;

import dev.waymark.admin.answer.UtmParamsView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The shape of what is written of a workspace, for the API's description. {@link WorkspaceDraft}
/// reads it.
@Schema(
    name = "WorkspaceBody",
    description = "What can be written of a workspace. Unknown properties are refused.")
record WorkspaceBody(
    @Schema(required = true, description = "1 to 100 characters.", examples = "Acme") String name,
    @Schema(
            description = "Only the operator's key may set it.",
            enumeration = {"free", "pro", "team", "agency"},
            defaultValue = "free")
        String plan,
    @Schema(
            description =
                "For links that do not set a parameter of their own. Each up to 512 characters.")
        UtmParamsView defaultUtmParams,
    @Schema(
            nullable = true,
            description = "Where visitors go when a link has nowhere to send them.")
        WorkspaceView.@Nullable DestinationView defaultDestination,
    @Schema(description = "An IANA region.", defaultValue = "UTC", examples = "Europe/Madrid")
        String timeZone,
    @Schema(
            nullable = true,
            description =
                "An ISO 3166-1 alpha-2 code. Phone numbers that are written without + are taken for"
                    + " numbers of this country, unless they are valid with a country code.",
            examples = "ES")
        @Nullable String country) {}
