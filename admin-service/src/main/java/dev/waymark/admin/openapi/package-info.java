/// The API's own description, for people and for programs, where one annotation per operation would
/// only repeat what the code says elsewhere.
@OpenAPIDefinition(
    info =
        @Info(
            title = "Waymark admin API",
            version = "1",
            description =
                "Workspaces, keys, links and the rules that decide where a link leads. JSON in"
                    + " snake_case, times in UTC. Every error is a problem document (RFC 9457) that"
                    + " names all faults. Unknown properties are refused.",
            license =
                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
    security = {@SecurityRequirement(name = "X-API-Key"), @SecurityRequirement(name = "Bearer")},
    components =
        @Components(
            securitySchemes = {
              @SecurityScheme(
                  securitySchemeName = "X-API-Key",
                  type = SecuritySchemeType.APIKEY,
                  in = SecuritySchemeIn.HEADER,
                  apiKeyName = "X-API-Key",
                  description = "A workspace's key, or the operator's."),
              @SecurityScheme(
                  securitySchemeName = "Bearer",
                  type = SecuritySchemeType.HTTP,
                  scheme = "bearer",
                  description = "The same key as Authorization: Bearer.")
            },
            parameters = {
              @Parameter(
                  name = "limit",
                  in = ParameterIn.QUERY,
                  description = "Entries of a page.",
                  schema =
                      @Schema(
                          type = SchemaType.INTEGER,
                          minimum = "1",
                          maximum = "200",
                          defaultValue = "50")),
              @Parameter(
                  name = "cursor",
                  in = ParameterIn.QUERY,
                  description = "The next_cursor of the page before.",
                  schema = @Schema(type = SchemaType.STRING))
            }))
@NullMarked
package dev.waymark.admin.openapi;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.jspecify.annotations.NullMarked;
