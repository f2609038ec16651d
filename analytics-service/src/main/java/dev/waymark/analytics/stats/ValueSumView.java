package dev.waymark.analytics.stats;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The sum of the values of leads in one currency.
@Schema(name = "ValueSum")
record ValueSumView(
    @Schema(
            required = true,
            nullable = true,
            description = "As in ISO 4217; null for values that were reported without one.",
            examples = "EUR")
        @Nullable String currency,
    @Schema(required = true, description = "The exact sum.", examples = "129.9") BigDecimal value,
    @Schema(required = true, description = "How many leads have such a value.", examples = "3")
        long leads) {

  /// What is said of it where leads are counted.
  static final String DESCRIPTION =
      "What these leads are worth: a sum for each currency in the order of its code, last for values"
          + " without one. Nothing is converted. Absent when no lead has a value.";

  /// A sum for each currency; null when there is none.
  static @Nullable List<ValueSumView> of(Worth worth) {
    List<ValueSumView> sums = new ArrayList<>();
    worth
        .sums()
        .forEach(
            (currency, sum) ->
                sums.add(
                    new ValueSumView(
                        currency.equals(Worth.NO_CURRENCY) ? null : currency,
                        sum.value(),
                        sum.leads())));
    return sums.isEmpty() ? null : sums;
  }
}
