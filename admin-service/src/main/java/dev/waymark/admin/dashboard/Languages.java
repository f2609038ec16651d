package dev.waymark.admin.dashboard;

import dev.waymark.word.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The languages that the dashboard speaks.
public final class Languages {
  /// Of each there are all sentences; the first is spoken when nothing else fits.
  public static final List<Locale> ALL =
      Arrays.stream(Language.values()).map(Language::locale).toList();

  private Languages() {}

  /// The language for somebody.
  ///
  /// @param chosen a tag such as `es`; null or one that is not spoken: see `acceptLanguage`
  /// @param acceptLanguage the header; null when there is none
  public static Locale of(@Nullable String chosen, @Nullable String acceptLanguage) {
    Language found = Language.find(chosen);
    return (found == null ? Language.asked(acceptLanguage) : found).locale();
  }
}
