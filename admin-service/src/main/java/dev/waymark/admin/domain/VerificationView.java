package dev.waymark.admin.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What came of looking for the record that proves a domain.
///
/// @param expectedTxt what was not found; null when it was
/// @param notice why it is not verified although it was found; null when that is not so
/// @param movesAt when it will be; null when nobody knows
@Schema(name = "Verification")
record VerificationView(
    @Schema(required = true) boolean verified,
    @Schema(
            description = "The TXT record that is missing; left out when it was found.",
            examples = "waymark-verify=3v9k2m4c6b8x0z1q")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String expectedTxt,
    @Schema(
            description =
                "Why the domain is not verified although the record was found: another workspace"
                    + " has it. Left out otherwise.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String notice,
    @Schema(
            description =
                "When the domain will be verified, unless the record of the workspace that has it"
                    + " comes back; left out otherwise.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Instant movesAt) {
  static final VerificationView VERIFIED = new VerificationView(true, null, null, null);

  static VerificationView missing(String expectedTxt) {
    return new VerificationView(false, expectedTxt, null, null);
  }

  static VerificationView waiting(Standing standing) {
    return new VerificationView(false, null, standing.notice(), standing.movesAt());
  }
}
