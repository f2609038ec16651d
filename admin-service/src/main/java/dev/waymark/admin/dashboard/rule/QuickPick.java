package dev.waymark.admin.dashboard.rule;

import dev.waymark.rule.ConditionField;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Countries that campaigns often mean together.
enum QuickPick {
  EUROPEAN_UNION(
      "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"),
  SPANISH_SPEAKING("ES MX AR CO CL PE VE EC GT CU BO DO HN PY SV NI CR PA UY GQ PR"),
  LATIN_AMERICA("MX AR BR CO CL PE VE EC GT CU BO DO HN PY SV NI CR PA UY PR HT"),
  GERMAN_SPEAKING("DE AT CH LI"),
  ENGLISH_SPEAKING("US GB IE CA AU NZ"),
  NORDIC("DK FI IS NO SE");

  private final List<String> codes;

  QuickPick(String codes) {
    this.codes = List.of(codes.split(" "));
  }

  /// Those that a field has.
  static List<QuickPick> of(ConditionField field) {
    return field == ConditionField.COUNTRY ? Arrays.asList(values()) : List.of();
  }

  /// The one of a name; null when there is none.
  static @Nullable QuickPick named(String name) {
    for (QuickPick pick : values()) {
      if (pick.name().equals(name)) {
        return pick;
      }
    }
    return null;
  }

  /// The values that it stands for.
  List<String> codes() {
    return codes;
  }

  /// What people call it.
  String label(RuleMessages messages) {
    return switch (this) {
      case EUROPEAN_UNION -> messages.pickEuropeanUnion();
      case SPANISH_SPEAKING -> messages.pickSpanishSpeaking();
      case LATIN_AMERICA -> messages.pickLatinAmerica();
      case GERMAN_SPEAKING -> messages.pickGermanSpeaking();
      case ENGLISH_SPEAKING -> messages.pickEnglishSpeaking();
      case NORDIC -> messages.pickNordic();
    };
  }
}
