package dev.waymark.service.language;

import dev.waymark.word.Language;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// The language of the request at hand: the one that somebody has chosen for it, or else the one
/// that its `Accept-Language` asks for, or else English.
@Singleton
public class RequestLanguage {
  private static final String CHOSEN = RequestLanguage.class.getName();

  private final CurrentVertxRequest current;

  RequestLanguage(CurrentVertxRequest current) {
    this.current = current;
  }

  /// The language in which sentences are said now; English where there is no request.
  public Language current() {
    RoutingContext request = request();
    if (request == null) {
      return Language.ENGLISH;
    }
    Language chosen = request.get(CHOSEN);
    return chosen == null ? asked(request) : chosen;
  }

  /// Chooses a language for the rest of the request.
  ///
  /// @param tag such as `es`; one that is not spoken leaves the choice to the header
  public void choose(String tag) {
    RoutingContext request = request();
    if (request != null) {
      Language language = Language.find(tag);
      request.put(CHOSEN, language == null ? asked(request) : language);
    }
  }

  private static Language asked(RoutingContext request) {
    return Language.asked(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
  }

  private @Nullable RoutingContext request() {
    return Arc.container().requestContext().isActive() ? current.getCurrent() : null;
  }
}
