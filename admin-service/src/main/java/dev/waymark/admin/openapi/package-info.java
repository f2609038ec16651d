/// The API's own description, for people and for programs: what {@link
/// dev.waymark.service.openapi.Completion} cannot tell from the code.
@OpenAPIDefinition(
    info =
        @Info(
            title = "Waymark admin API",
            version = "1",
            description =
                "Workspaces, keys, links and the rules that decide where a link leads. JSON in"
                    + " snake_case, times in UTC. Every error is a problem document (RFC 9457) that"
                    + " names the faults of the request, the first 50 and how many there are. Unknown"
                    + " properties are refused.",
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
                    defaultValue = "http://localhost:8081",
                    description = "By default that of the local start.")))
@NullMarked
package dev.waymark.admin.openapi;

import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Contact;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.eclipse.microprofile.openapi.annotations.servers.ServerVariable;
import org.jspecify.annotations.NullMarked;
