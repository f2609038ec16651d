package dev.waymark.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.local.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {
  private static Terms read(String... arguments) {
    return Terms.read(List.of(arguments), new Random(1));
  }

  @Test
  void read_nothing_theLongForm() {
    Terms terms = read();

    assertThat(terms.clicks()).isEqualTo(20_000);
    assertThat(terms.kills()).isEqualTo(12);
    assertThat(terms.seed()).isPositive();
  }

  @Test
  void command_ofTerms_readsAsTheSameTerms() {
    var terms = new Terms(5, 3, -7, Duration.ofMillis(1_500));
    List<String> words = List.of(terms.command().split(" ", -1));

    assertThat(Terms.read(words.subList(1, words.size()), new Random(1))).isEqualTo(terms);
  }

  @ParameterizedTest
  @CsvSource({
    "--clicks, 0",
    "--kills, -1",
    "--every-millis, 0",
    "--clicks, many",
    "--clicks, 99999999999",
    "--klicks, 1"
  })
  void read_somethingElse_isRefused(String flag, String value) {
    assertThatThrownBy(() -> read(flag, value)).isInstanceOf(Refusal.class);
  }

  @Test
  void read_flagWithoutNumber_isRefused() {
    assertThatThrownBy(() -> read("--clicks"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("--clicks");
  }

  @Test
  void clicksPerSecond_clicksLastAsLongAsFaults() {
    assertThat(new Terms(3_000, 6, 1, Duration.ofSeconds(3)).clicksPerSecond())
        .isEqualTo(3_000 / 18.0);
    assertThat(new Terms(3_000, 0, 1, Duration.ofSeconds(3)).clicksPerSecond()).isEqualTo(600.0);
  }
}
