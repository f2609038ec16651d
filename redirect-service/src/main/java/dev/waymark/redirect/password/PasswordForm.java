package dev.waymark.redirect.password;

import dev.waymark.visitor.Parameters;
import dev.waymark.visitor.request.QueryString;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a visitor sends to a locked link.
///
/// @param password as typed; empty when there is none
/// @param firstVisit sealed; null when there is none
record PasswordForm(String password, @Nullable String firstVisit) {
  static final String PASSWORD = "password";
  static final String FIRST_VISIT = "visit";

  private static final String TYPE = "application/x-www-form-urlencoded";

  /// Whether a body of this type can be read.
  static boolean isReadable(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    int end = contentType.indexOf(';');
    String type = end < 0 ? contentType : contentType.substring(0, end);
    return type.strip().toLowerCase(Locale.ROOT).equals(TYPE);
  }

  /// Reads a body, whatever is in it.
  ///
  /// @param body its bytes as characters of the same number
  static PasswordForm read(String body) {
    Parameters fields = QueryString.parse(body);
    String password = first(fields, PASSWORD);
    return new PasswordForm(password == null ? "" : password, first(fields, FIRST_VISIT));
  }

  private static @Nullable String first(Parameters fields, String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.name(i).equals(name)) {
        return fields.value(i);
      }
    }
    return null;
  }

  /// Without the password.
  @Override
  public String toString() {
    return "PasswordForm[...]";
  }
}
