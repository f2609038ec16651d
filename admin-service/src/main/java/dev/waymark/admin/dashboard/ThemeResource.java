package dev.waymark.admin.dashboard;

import dev.waymark.service.access.ForEverybody;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/theme`: light, dark, or as the system says.
@Path("/theme")
final class ThemeResource {
  private static final Duration KEPT = Duration.ofDays(365);

  private final Frames frames;
  private final CurrentVertxRequest current;

  ThemeResource(Frames frames, CurrentVertxRequest current) {
    this.frames = frames;
    this.current = current;
  }

  @POST
  @ForEverybody
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<Void> choose(
      @RestForm @Nullable String theme, @HeaderParam("Referer") @Nullable String from) {
    boolean chosen = theme != null && Frames.THEMES.contains(theme);
    Cookie cookie =
        Cookie.cookie(Frames.THEME, chosen ? theme : "")
            .setPath("/")
            .setSameSite(CookieSameSite.STRICT)
            .setMaxAge(chosen ? KEPT.toSeconds() : 0);
    current.getCurrent().response().addCookie(cookie);
    return frames.leadTo(pathOf(from));
  }

  /// Of the page that the form was on: same-origin alone is told where, so it is ours.
  static String pathOf(@Nullable String from) {
    try {
      String path = from == null ? null : URI.create(from).getRawPath();
      return path == null || path.startsWith("//") || !path.startsWith("/") ? "/" : path;
    } catch (IllegalArgumentException _) {
      return "/";
    }
  }
}
