package dev.waymark.analytics.stats;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The sum of the values of leads in one currency.
@Schema(name = "ValueSum")
record ValueSumView(
    @Schema(required = true, nullable = true) @Nullable String currency,
    @Schema(required = true) BigDecimal value,
    @Schema(required = true) long leads) {

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
