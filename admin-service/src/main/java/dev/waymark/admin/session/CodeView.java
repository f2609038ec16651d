package dev.waymark.admin.session;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A one-time code as it is answered, this once.
///
/// @param url where it is used, with the code behind its `#`
@Schema(name = "OneTimeCode")
public record CodeView(
    @Schema(required = true) String code,
    @Schema(required = true) String url,
    @Schema(required = true) Instant endsAt) {

  /// The same in an address.
  ///
  /// @param page what the address begins with, up to the path of the page
  public static CodeView of(OneTimeCodes.Made made, String page) {
    return new CodeView(made.code().text(), page + "#" + made.code().text(), made.endsAt());
  }

  /// Without the code.
  @Override
  public String toString() {
    return "CodeView[endsAt=" + endsAt + "]";
  }
}
