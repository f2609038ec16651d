package dev.waymark.admin.dashboard;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A sentence about what was just done, shown on the page that comes next. It travels in a cookie,
/// since that page may be any, and is shown once.
///
/// @param text the sentence, in the viewer's language
/// @param undo where a POST takes it back; null where that cannot be
public record Toast(String text, @Nullable String undo) {
  private static final String COOKIE = "waymark-toast";
  private static final int MOST_CHARACTERS = 1_000;
  private static final int SECONDS = 60;

  /// A sentence alone.
  public static Toast of(String text) {
    return new Toast(text, null);
  }

  /// Keeps it for the page that comes next.
  void keep(RoutingContext request) {
    String written = undo == null ? text : text + "\n" + undo;
    String value =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(written.getBytes(StandardCharsets.UTF_8));
    if (value.length() <= MOST_CHARACTERS) {
      request.response().addCookie(cookie(value).setMaxAge(SECONDS));
    }
  }

  /// Takes the one that was kept; null for none.
  static @Nullable Toast take(RoutingContext request) {
    Cookie kept = request.request().getCookie(COOKIE);
    if (kept == null) {
      return null;
    }
    request.response().addCookie(cookie("").setMaxAge(0));
    if (kept.getValue().length() > MOST_CHARACTERS) {
      return null;
    }
    try {
      String[] written =
          new String(Base64.getUrlDecoder().decode(kept.getValue()), StandardCharsets.UTF_8)
              .split("\n", 2);
      return new Toast(
          written[0], written.length == 2 && isOwnPath(written[1]) ? written[1] : null);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static boolean isOwnPath(String path) {
    return path.startsWith("/") && !path.startsWith("//") && !path.startsWith("/\\");
  }

  private static Cookie cookie(String value) {
    return Cookie.cookie(COOKIE, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT);
  }
}
