package dev.waymark.admin.dashboard;

import io.quarkus.arc.Arc;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;

/// Everything that the dashboard says, in the language of whoever is there: the one of their
/// profile, or else the one that their browser asks for. Templates say `{m:...}` and have it so by
/// themselves.
@Singleton
public final class Sentences {
  private static final String LANGUAGE = Sentences.class.getName();

  private final CurrentVertxRequest current;

  Sentences(CurrentVertxRequest current) {
    this.current = current;
  }

  void install(@Observes EngineBuilder engine) {
    engine.addTemplateInstanceInitializer(
        instance -> instance.setAttribute(TemplateInstance.LOCALE, language()));
  }

  /// The language of the request at hand; that of those who say nothing where there is none.
  public Locale language() {
    if (!Arc.container().requestContext().isActive()) {
      return Languages.ALL.getFirst();
    }
    RoutingContext request = current.getCurrent();
    if (request == null) {
      return Languages.ALL.getFirst();
    }
    Locale language = request.get(LANGUAGE);
    return language == null
        ? Languages.of(null, request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE))
        : language;
  }

  /// Speaks another language for the rest of the request.
  ///
  /// @param tag of a profile, such as `es`
  public void speak(String tag) {
    RoutingContext request = current.getCurrent();
    request.put(
        LANGUAGE, Languages.of(tag, request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
  }

  /// The sentences of a bundle, for code that says something itself.
  ///
  /// @param bundle an interface with `@MessageBundle`
  public <T> T of(Class<T> bundle) {
    Locale language = language();
    return language.equals(Languages.ALL.getFirst())
        ? MessageBundles.get(bundle)
        : MessageBundles.get(bundle, Localized.Literal.of(language.toLanguageTag()));
  }
}
