package dev.waymark.analytics.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WorthTest {
  private static Worth of(String currency, String value, long leads) {
    var sums = new TreeMap<String, Worth.Sum>();
    sums.put(currency, new Worth.Sum(new BigDecimal(value), leads));
    return new Worth(sums);
  }

  @Test
  void plus_ofCurrencies_keepsThemApartInTheOrderOfTheirCodes() {
    Worth worth =
        of("", "7", 1)
            .plus(of("USD", "1", 1))
            .plus(of("EUR", "0.1", 1))
            .plus(of("EUR", "0.2", 2))
            .plus(Worth.NONE);
    assertThat(worth.sums().keySet()).containsExactly("EUR", "USD", Worth.NO_CURRENCY);
    assertThat(worth.sums().get("EUR")).isEqualTo(new Worth.Sum(new BigDecimal("0.3"), 3));
  }

  @Test
  void minus_ofAPart_leavesTheRest() {
    Worth part = of("EUR", "0.1", 1).plus(of("JPY", "500", 2));
    Worth rest = of("EUR", "9999999999.9", 4);
    assertThat(part.plus(rest).minus(part)).isEqualTo(rest);
    assertThat(part.minus(part)).isEqualTo(Worth.NONE);
    assertThat(part.minus(Worth.NONE)).isEqualTo(part);
  }

  @Test
  void sum_whateverItsZeros_isWrittenAsALeadsValueIs() {
    assertThat(new Worth.Sum(new BigDecimal("129.900"), 3).value()).hasToString("129.9");
    assertThat(new Worth.Sum(new BigDecimal("1E+12"), 1).value()).hasToString("1000000000000");
    assertThat(new Worth.Sum(new BigDecimal("0.0000"), 1).value()).hasToString("0");
  }
}
