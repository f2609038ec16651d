package dev.waymark.admin.rule;

import dev.waymark.plan.Plan;
import dev.waymark.rule.ConditionField;
import dev.waymark.rule.Operator;
import dev.waymark.rule.Vocabulary;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A field of conditions, with all that somebody needs who offers it to people.
@Schema(name = "ConditionField")
record ConditionFieldView(
    @Schema(required = true) String key,
    @Schema(required = true) String label,
    @Schema(required = true) String description,
    @Schema(
            required = true,
            enumeration = {"free", "pro", "team", "agency"})
        String plan,
    @Schema(required = true) List<OperatorView> operators,
    @Schema(nullable = true) @Nullable List<ValueView> values,
    @Schema(required = true) String example,
    @Schema(required = true) boolean timeZone,
    @Schema(required = true) boolean known) {

  /// An operator that works with the field.
  ///
  /// @param takes how many values
  /// @param plan the smallest plan that has it on this field
  @Schema(name = "ConditionOperator")
  record OperatorView(
      @Schema(required = true) String key,
      @Schema(required = true) String label,
      @Schema(
              required = true,
              enumeration = {"one", "list", "pair"})
          String takes,
      @Schema(
              required = true,
              enumeration = {"free", "pro", "team", "agency"})
          String plan) {

    static OperatorView of(ConditionField field, Operator operator) {
      Plan plan = operator.plan().includes(field.plan()) ? operator.plan() : field.plan();
      return new OperatorView(
          operator.key(),
          operator.label(),
          operator.arity().name().toLowerCase(Locale.ROOT),
          plan.key());
    }
  }

  /// A value of a closed list.
  @Schema(name = "ConditionValue")
  record ValueView(@Schema(required = true) String key, @Schema(required = true) String label) {}

  /// @param known whether anybody's is known to this installation
  static ConditionFieldView of(ConditionField field, boolean known) {
    return new ConditionFieldView(
        field.key(),
        field.label(),
        field.description(),
        field.plan().key(),
        field.operators().stream().map(operator -> OperatorView.of(field, operator)).toList(),
        values(field.vocabulary()),
        field.example(),
        field.hasTimeZone(),
        known);
  }

  private static @Nullable List<ValueView> values(@Nullable Vocabulary vocabulary) {
    return vocabulary == null
        ? null
        : IntStream.range(0, vocabulary.size())
            .mapToObj(i -> new ValueView(vocabulary.key(i), vocabulary.name(i)))
            .toList();
  }
}
