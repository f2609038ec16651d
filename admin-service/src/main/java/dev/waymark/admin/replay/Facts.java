package dev.waymark.admin.replay;

import dev.waymark.rule.ConditionField;
import dev.waymark.rule.ConditionSpec;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What of a visit is kept, of all that rules may ask about.
final class Facts {
  private static final Set<String> KEPT_PARAMETERS =
      Set.of("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content");

  private Facts() {}

  /// The fact that a condition asks about and that is not kept, by its field; null when it is kept.
  static @Nullable String missing(ConditionSpec.Simple condition) {
    ConditionField field = ConditionField.of(condition.field());
    if (field == null) {
      return condition.field();
    }
    return switch (field) {
      case COUNTRY,
          CONTINENT,
          DEVICE,
          OS,
          BROWSER,
          APP,
          LANGUAGE,
          REFERRER,
          TIME,
          DATE,
          DAY,
          HOURS ->
          null;
      case QUERY -> KEPT_PARAMETERS.contains(name(condition)) ? null : field.key();
      // What a segment asks may be anything.
      case REGION, CITY, IP, VISITOR, COOKIE, CLICK_COUNT, SEGMENT -> field.key();
    };
  }

  private static String name(ConditionSpec.Simple condition) {
    String parameter = condition.value().asText();
    int equals = parameter.indexOf('=');
    return equals < 0 ? parameter : parameter.substring(0, equals);
  }
}
