package dev.waymark.redirect.page;

import dev.waymark.page.Language;
import dev.waymark.page.Languages;
import dev.waymark.page.Text;
import io.vertx.core.buffer.Buffer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The pages that are the same for everybody who reads a language. Made once, at the start: nothing
/// that holds a buffer is static, for a native image would have it built in.
public final class Pages {
  private final Languages languages;
  private final Map<Notice, Buffer> problems = new EnumMap<>(Notice.class);
  private final Map<Language, Map<Notice, WebPage>> notices = new HashMap<>();
  private final Map<Language, WebPage> nobody = new HashMap<>();

  /// Makes them in each language.
  public Pages(Languages languages) {
    this.languages = languages;
    for (Notice notice : Notice.values()) {
      problems.put(notice, Buffer.buffer(notice.problem()));
    }
    for (Language language : languages.all()) {
      Map<Notice, WebPage> pages = new EnumMap<>(Notice.class);
      for (Notice notice : Notice.values()) {
        pages.put(notice, notice.page(language, null));
      }
      notices.put(language, pages);
      nobody.put(language, makeNobody(language, null));
    }
  }

  /// The language in which a visitor is spoken to.
  ///
  /// @param accepted the visitor's `Accept-Language`; null when there is none
  public Language language(@Nullable String accepted) {
    return languages.of(accepted);
  }

  /// A notice for browsers.
  ///
  /// @param home where it leads on; null for nowhere
  public WebPage notice(Notice notice, Language language, @Nullable String home) {
    return home == null
        ? Objects.requireNonNull(Objects.requireNonNull(notices.get(language)).get(notice))
        : notice.page(language, home);
  }

  /// A notice for everybody else: a problem document, in English.
  public Buffer problem(Notice notice) {
    return Objects.requireNonNull(problems.get(notice));
  }

  /// What visitors get while a link is in order and there is nobody to send them to.
  ///
  /// @param home where it leads on; null for nowhere
  public WebPage nobody(Language language, @Nullable String home) {
    return home == null ? Objects.requireNonNull(nobody.get(language)) : makeNobody(language, home);
  }

  private static WebPage makeNobody(Language language, @Nullable String home) {
    return WebPage.notice(
        language, language.say(Text.NOBODY_HEADING), language.say(Text.NOBODY_TEXT), home);
  }
}
