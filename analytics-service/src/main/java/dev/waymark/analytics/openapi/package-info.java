/// The API's own description, for people and for programs: what {@link
/// dev.waymark.service.openapi.Completion} cannot tell from the code.
@OpenAPIDefinition(
    info =
        @Info(
            title = "Waymark analytics API",
            version = "1",
            description =
                "What happened to a workspace's links, and the daily rollup. JSON in snake_case,"
                    + " times in UTC. Every error is a problem document (RFC 9457) that names the"
                    + " faults of the request, the first 50 and how many there are. Unknown"
                    + " parameters are refused.",
            contact = @Contact(name = "Whoever operates this installation"),
            license =
                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
    servers =
        @Server(
            url = "{origin}",
            description = "Where the service answers.",
            variables =
                @ServerVariable(
                    name = "origin",
                    defaultValue = "http://localhost:8082",
                    description = "By default that of the local start.")),
    components =
        @Components(
            parameters = {
              @Parameter(
                  name = "link",
                  in = ParameterIn.QUERY,
                  description = "One link's id; all links of the workspace without it.",
                  schema = @Schema(type = SchemaType.STRING),
                  example = "lnk_1"),
              @Parameter(
                  name = "from",
                  in = ParameterIn.QUERY,
                  description = "A date in the time zone, or a time.",
                  schema = @Schema(type = SchemaType.STRING),
                  example = "2026-03-01"),
              @Parameter(
                  name = "to",
                  in = ParameterIn.QUERY,
                  description = "A date, the whole of it included, or a time; now without it.",
                  schema = @Schema(type = SchemaType.STRING),
                  example = "2026-03-31"),
              @Parameter(
                  name = "days",
                  in = ParameterIn.QUERY,
                  description = "In place of from: so many days up to the end, its day included.",
                  schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1100")),
              @Parameter(
                  name = "time_zone",
                  in = ParameterIn.QUERY,
                  description = "Whose dates, hours and days are meant: an IANA zone.",
                  schema = @Schema(type = SchemaType.STRING, defaultValue = "Z"),
                  example = "Europe/Berlin"),
              @Parameter(
                  name = "interval",
                  in = ParameterIn.QUERY,
                  description = "The width of a point.",
                  schema =
                      @Schema(
                          type = SchemaType.STRING,
                          enumeration = {"hour", "day"},
                          defaultValue = "day"),
                  example = "day"),
              @Parameter(
                  name = "include_bots",
                  in = ParameterIn.QUERY,
                  description = "Whether to show bots, previews and prefetches too, apart.",
                  schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"),
                  example = "true")
            }))
@NullMarked
package dev.waymark.analytics.openapi;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.info.Contact;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.eclipse.microprofile.openapi.annotations.servers.ServerVariable;
import org.jspecify.annotations.NullMarked;
