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
                          enumeration = {"hour", "day", "week", "month"},
                          defaultValue = "day"),
                  example = "day"),
              @Parameter(
                  name = "include_bots",
                  in = ParameterIn.QUERY,
                  description = "Whether to show bots, previews and prefetches too, apart.",
                  schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"),
                  example = "true"),
              @Parameter(
                  name = "compare",
                  in = ParameterIn.QUERY,
                  description =
                      "`previous` adds the span before, as long as this one; when this one has not"
                          + " come to its end, the same part of the one before. Whole months of the"
                          + " time zone are compared with as many months.",
                  schema = @Schema(type = SchemaType.STRING, enumeration = "previous"),
                  example = "previous"),
              @Parameter(
                  name = "country",
                  in = ParameterIn.QUERY,
                  description = "Countries (ISO 3166-1), any of them; `-` for unknown.",
                  schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
                  example = "[\"DE\", \"FR\"]"),
              @Parameter(
                  name = "continent",
                  in = ParameterIn.QUERY,
                  description = "Continents (AF, AN, AS, EU, NA, OC, SA); `-` for unknown.",
                  schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
                  example = "[\"EU\"]"),
              @Parameter(
                  name = "device",
                  in = ParameterIn.QUERY,
                  description = "Devices (mobile, desktop, tablet); `-` for unknown.",
                  schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
                  example = "[\"mobile\"]"),
              @Parameter(
                  name = "os",
                  in = ParameterIn.QUERY,
                  description =
                      "Operating systems (iOS, Android, Windows, macOS, Linux, ChromeOS, other); `-` for unknown.",
                  schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
                  example = "[\"Android\"]"),
              @Parameter(
                  name = "browser",
                  in = ParameterIn.QUERY,
                  description = "Browsers, as the breakdown calls them; `-` for unknown.",
                  schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
                  example = "[\"Chrome\"]"),
              @Parameter(
                  name = "language",
                  in = ParameterIn.QUERY,
                  description = "Languages, as the breakdown calls them; `-` for unknown.",
                  schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
                  example = "[\"de-de\"]"),
              @Parameter(
                  name = "referrer",
                  in = ParameterIn.QUERY,
                  description = "Hosts of the page before; `-` for none.",
                  schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
                  example = "[\"-\"]"),
              @Parameter(
                  name = "campaign",
                  in = ParameterIn.QUERY,
                  description = "Values of utm_campaign; `-` for none.",
                  schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
                  example = "[\"-\"]"),
              @Parameter(
                  name = "rule",
                  in = ParameterIn.QUERY,
                  description = "Names of the rules that decided; `-` for none.",
                  schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
                  example = "[\"Germany\"]"),
              @Parameter(
                  name = "channel",
                  in = ParameterIn.QUERY,
                  description = "Keys of the channels that visitors were brought to; `-` for none.",
                  schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
                  example = "[\"-\"]"),
              @Parameter(
                  name = "variant",
                  in = ParameterIn.QUERY,
                  description = "Names of the variants shown; `-` for none.",
                  schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
                  example = "[\"A\"]"),
              @Parameter(
                  name = "entry",
                  in = ParameterIn.QUERY,
                  description = "Keys of the hub entries that were tapped; `-` for none.",
                  schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
                  example = "[\"-\"]"),
              @Parameter(
                  name = "class",
                  in = ParameterIn.QUERY,
                  description =
                      "`scan` for clicks that came from a QR code, `click` for those that did not.",
                  schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
                  example = "[\"click\"]"),
              @Parameter(
                  name = "tag",
                  in = ParameterIn.QUERY,
                  description = "Tags of the links, in any case; `-` for links without one.",
                  schema = @Schema(type = SchemaType.ARRAY, implementation = String.class)),
              @Parameter(
                  name = "domain",
                  in = ParameterIn.QUERY,
                  description = "Hosts of the links; `-` for the default domain.",
                  schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
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
