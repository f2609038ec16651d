package dev.waymark.admin.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What came of looking for the record that proves a domain.
///
/// @param expectedTxt what was not found; null when it was
@Schema(name = "Verification")
record VerificationView(
    @Schema(required = true) boolean verified,
    @Schema(
            description = "The TXT record that is missing; left out when it was found.",
            examples = "waymark-verify=3v9k2m4c6b8x0z1q")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String expectedTxt) {}
