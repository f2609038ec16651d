package dev.waymark.admin.dashboard;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The languages that the dashboard speaks.
public final class Languages {
  /// Of each there are all sentences; the first is spoken when nothing else fits.
  public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.of("es"));

  private static final int MOST_CHARACTERS = 500;

  private Languages() {}

  /// The language for somebody.
  ///
  /// @param chosen a tag such as `es`; null or one that is not spoken: see `acceptLanguage`
  /// @param acceptLanguage the header; null when there is none
  public static Locale of(@Nullable String chosen, @Nullable String acceptLanguage) {
    Locale found = lookup(chosen);
    if (found == null) {
      found = lookup(acceptLanguage);
    }
    return found == null ? ALL.getFirst() : found;
  }

  private static @Nullable Locale lookup(@Nullable String ranges) {
    if (ranges == null || ranges.isBlank() || ranges.length() > MOST_CHARACTERS) {
      return null;
    }
    try {
      return Locale.lookup(Locale.LanguageRange.parse(ranges), ALL);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
