package dev.waymark.service.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// How the admin service of an installation shows itself to the analytics service: by what both
/// make of the operator's key. The key itself is not sent.
public final class AdminCredential {
  private static final String SCHEME = "Waymark-Admin ";
  private static final String PURPOSE = "kept-clicks";

  private AdminCredential() {}

  /// The `Authorization` header.
  public static String of(OperatorKey operator) {
    return SCHEME + operator.derived(PURPOSE);
  }

  /// Whether a header is the one; takes as long for a wrong one as for the right one.
  ///
  /// @param authorization null when there is none
  public static boolean isIn(@Nullable String authorization, OperatorKey operator) {
    return authorization != null
        && MessageDigest.isEqual(bytes(of(operator)), bytes(authorization));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
