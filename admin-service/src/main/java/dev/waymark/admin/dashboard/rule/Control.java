package dev.waymark.admin.dashboard.rule;

import dev.waymark.rule.ConditionField;
import dev.waymark.rule.Vocabulary;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the value of a condition is put in. A field that nobody thought of here gets one by what its
/// values are like, so that the editor offers whatever the rules know.
enum Control {
  /// A few values, all of them in sight.
  CHIPS,
  /// Many values with names, found by typing.
  SEARCH,
  /// A window of the day.
  TIME,
  /// A moment, or two.
  DATE,
  /// A schedule, and open or closed.
  HOURS,
  /// One of the workspace's segments.
  SEGMENT,
  /// A name and a value.
  PARAMETER,
  /// A number.
  COUNT,
  /// Texts, one or several.
  TEXT;

  /// Up to how many values are all in sight.
  private static final int FEW = 12;

  static Control of(ConditionField field) {
    return switch (field) {
      case TIME -> TIME;
      case HOURS -> HOURS;
      case SEGMENT -> SEGMENT;
      case QUERY, COOKIE -> PARAMETER;
      case CLICK_COUNT -> COUNT;
      default -> field.key().equals("date") ? DATE : byVocabulary(field.vocabulary());
    };
  }

  private static Control byVocabulary(@Nullable Vocabulary vocabulary) {
    if (vocabulary == null) {
      return TEXT;
    }
    return vocabulary.size() <= FEW ? CHIPS : SEARCH;
  }

  /// Its name in templates and style.
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
