package dev.waymark.admin.version;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A version as it is answered.
@Schema(name = "Version")
public record VersionView(
    @Schema(required = true, examples = "7", description = "Rises with every change.") long version,
    @Schema(
            examples = "3",
            description = "Of a link: which version of its rules it is, as its clicks carry it.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Long rulesVersion,
    @Schema(required = true) Instant at,
    @Schema(
            required = true,
            nullable = true,
            description = "Who wrote it; null for what was there before versions were kept.")
        @Nullable ByView by,
    @Schema(
            required = true,
            description = "What is another than in the version before, as sentences.")
        List<String> changes,
    @Schema(type = SchemaType.OBJECT, description = "All that was written. Only of one version.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable JsonNode document,
    @Schema(
            type = SchemaType.OBJECT,
            description =
                "The same as changes, as a JSON merge patch. Only of one version; left out where"
                    + " there is none to compare it with.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable JsonNode patch) {

  /// The same with all that was written.
  VersionView with(JsonNode all, @Nullable JsonNode difference) {
    return new VersionView(version, rulesVersion, at, by, changes, all, difference);
  }

  /// Who wrote a version.
  @Schema(name = "VersionAuthor")
  public record ByView(
      @Schema(
              required = true,
              enumeration = {"person", "key", "operator"})
          String kind,
      @Schema(required = true, examples = "Website") String name) {}
}
