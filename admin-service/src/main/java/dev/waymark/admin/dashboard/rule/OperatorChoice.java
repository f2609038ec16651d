package dev.waymark.admin.dashboard.rule;

import dev.waymark.rule.ConditionField;
import dev.waymark.rule.Operator;
import java.util.ArrayList;
import java.util.List;

/// One of the ways to compare that the form of a condition offers: as a field's operators are, but
/// that one word stands for one value and for several.
///
/// @param key in the form
/// @param operator whose words it has
record OperatorChoice(String key, Operator operator) {

  /// What a field offers, in the order of {@link Operator}.
  static List<OperatorChoice> of(ConditionField field) {
    var choices = new ArrayList<OperatorChoice>();
    for (Operator operator : field.operators()) {
      String key = key(field, operator);
      if (isOffered(field, operator)
          && choices.stream().noneMatch(choice -> choice.key().equals(key))) {
        choices.add(new OperatorChoice(key, operator));
      }
    }
    if (Control.of(field) == Control.PARAMETER) {
      choices.add(new OperatorChoice(ConditionForm.PRESENT, Operator.EQ));
      choices.add(new OperatorChoice(ConditionForm.MISSING, Operator.NEQ));
    }
    return List.copyOf(choices);
  }

  /// A window of the day says what before and after would, and whether hours are open or closed
  /// what a negation would.
  private static boolean isOffered(ConditionField field, Operator operator) {
    return switch (Control.of(field)) {
      case TIME -> operator != Operator.GT && operator != Operator.LT;
      case HOURS -> operator == Operator.EQ;
      case DATE, SEGMENT, CHIPS, SEARCH, PARAMETER, COUNT, TEXT -> true;
    };
  }

  /// The word of the form for an operator of a field.
  static String key(ConditionField field, Operator operator) {
    return switch (operator) {
      case EQ, IN -> field.operators().contains(Operator.IN) ? ConditionForm.IS : operator.key();
      case NEQ, NOT_IN ->
          field.operators().contains(Operator.NOT_IN) ? ConditionForm.IS_NOT : operator.key();
      default -> operator.key();
    };
  }
}
