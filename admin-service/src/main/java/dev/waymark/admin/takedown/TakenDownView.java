package dev.waymark.admin.takedown;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Why visitors get a 410 for something, as its owner reads it.
@Schema(name = "TakenDown")
public record TakenDownView(
    @Schema(
            required = true,
            enumeration = {"link", "workspace", "host"})
        String what,
    @Schema(required = true) String subject,
    @Schema(required = true) String reason,
    @Schema(required = true) Instant since,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> at,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String contact) {

  /// A list of its own; null, as in a kept answer, is none.
  public TakenDownView {
    at = at == null ? List.of() : List.copyOf(at);
  }
}
