package dev.waymark.admin.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What came of looking for the record that proves a domain.
///
/// @param expectedTxt what was not found; null when it was
/// @param foundTxt the records that were found in its place and look like it; empty for none
/// @param notice why it is not verified although it was found; null when that is not so
/// @param movesAt when it will be; null when nobody knows
@Schema(name = "Verification")
public record VerificationView(
    @Schema(required = true) boolean verified,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String expectedTxt,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> foundTxt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String notice,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant movesAt) {
  static final VerificationView VERIFIED = new VerificationView(true, null, List.of(), null, null);

  /// A list of its own.
  public VerificationView {
    foundTxt = List.copyOf(foundTxt);
  }

  static VerificationView missing(String expectedTxt, List<String> foundTxt) {
    return new VerificationView(false, expectedTxt, foundTxt, null, null);
  }

  static VerificationView waiting(Standing standing) {
    return new VerificationView(false, null, List.of(), standing.notice(), standing.movesAt());
  }
}
