package dev.waymark.admin.takedown;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Why visitors get a 410 for something, as its owner reads it.
@Schema(
    name = "TakenDown",
    description = "The operator of this service has taken it down: visitors get a 410.")
public record TakenDownView(
    @Schema(
            required = true,
            description = "What was taken down: this link, its workspace, or a host that it names.",
            enumeration = {"link", "workspace", "host"})
        String what,
    @Schema(
            required = true,
            description = "The id of that link or workspace, or the host.",
            examples = "evil.example")
        String subject,
    @Schema(required = true, examples = "Phishing") String reason,
    @Schema(required = true) Instant since,
    @Schema(
            description =
                "Where the link names the host, as JSON pointers; the link answers again once it"
                    + " does not. Left out otherwise.",
            examples = "[\"/rules/0/action/url\"]")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> at,
    @Schema(
            description = "Whom to ask about it; left out where nobody is named.",
            examples = "abuse@example.com")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String contact) {

  /// A list of its own; null, as in a kept answer, is none.
  public TakenDownView {
    at = at == null ? List.of() : List.copyOf(at);
  }
}
