package dev.waymark.page;

import dev.waymark.visitor.LanguageTag;
import dev.waymark.visitor.request.AcceptLanguage;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// The languages in which our pages speak. Immutable.
public final class Languages {
  private static final String ENGLISH = "en";
  private static final String CHINESE = "zh";
  private static final String SIMPLIFIED = "zh-Hans";
  private static final String TRADITIONAL = "zh-Hant";
  private static final String TRADITIONAL_SCRIPT = "hant";

  private static final List<String> TAGS =
      List.of(
          ENGLISH,
          "ar",
          "de",
          "es",
          "fa",
          "fr",
          "he",
          "hi",
          "id",
          "it",
          "ja",
          "ko",
          "nl",
          "pl",
          "pt",
          "ru",
          "tr",
          "uk",
          "vi",
          SIMPLIFIED,
          TRADITIONAL);

  private final Map<String, Language> byTag;

  private Languages(Map<String, Language> byTag) {
    this.byTag = byTag;
  }

  /// Reads all of them. They come with the service, so none can be missing.
  public static Languages load() {
    Map<String, Language> byTag = new LinkedHashMap<>();
    for (String tag : TAGS) {
      byTag.put(tag, new Language(tag, words(tag)));
    }
    return new Languages(byTag);
  }

  private static Properties words(String tag) {
    var words = new Properties();
    try (InputStream file = Languages.class.getResourceAsStream(tag + ".properties")) {
      words.load(new InputStreamReader(Objects.requireNonNull(file, tag), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  /// The one that a visitor likes best; English when there is none, or the visitor names none.
  ///
  /// @param accepted the visitor's `Accept-Language`; null when there is none
  public Language of(@Nullable String accepted) {
    LanguageTag best = AcceptLanguage.preferred(accepted, tag -> find(tag) != null);
    Language found = best == null ? null : find(best);
    return found == null ? english() : found;
  }

  private @Nullable Language find(LanguageTag tag) {
    if (!tag.language().equals(CHINESE)) {
      return byTag.get(tag.language());
    }
    return byTag.get(TRADITIONAL_SCRIPT.equals(tag.writtenIn()) ? TRADITIONAL : SIMPLIFIED);
  }

  /// English.
  public Language english() {
    return Objects.requireNonNull(byTag.get(ENGLISH));
  }

  /// All of them, English first.
  public Collection<Language> all() {
    return byTag.values();
  }
}
