package dev.waymark.admin.dashboard;

import dev.waymark.service.language.RequestLanguage;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;

/// Everything that the dashboard says, in the language of whoever is there: the one of their
/// profile, or else the one that their browser asks for. Templates say `{m:...}` and have it so by
/// themselves.
@Singleton
public final class Sentences {
  private final RequestLanguage request;

  Sentences(RequestLanguage request) {
    this.request = request;
  }

  void install(@Observes EngineBuilder engine) {
    engine.addTemplateInstanceInitializer(
        instance -> instance.setAttribute(TemplateInstance.LOCALE, language()));
  }

  /// The language of the request at hand; that of those who say nothing where there is none.
  public Locale language() {
    return request.current().locale();
  }

  /// Speaks another language for the rest of the request.
  ///
  /// @param tag of a profile, such as `es`
  public void speak(String tag) {
    request.choose(tag);
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
