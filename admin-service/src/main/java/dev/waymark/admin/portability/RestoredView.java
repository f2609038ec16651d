package dev.waymark.admin.portability;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What came of importing a document.
///
/// @param restored how many things there are now as the document says, by its part
@Schema(name = "Restored")
public record RestoredView(
    @Schema(required = true) Map<String, Integer> restored,
    @Schema(required = true) List<String> warnings) {
  /// In the order of the document.
  public RestoredView {
    restored = Collections.unmodifiableMap(new LinkedHashMap<>(restored));
    warnings = List.copyOf(warnings);
  }
}
