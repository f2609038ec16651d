package dev.waymark.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.fault.Faults;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AbVariantsTest {
  private static String variant(String name, String weight) {
    return "{'name': '" + name + "', 'url': 'https://example.com', 'weight': " + weight + "}";
  }

  @Test
  void read_fourThatAddUp_isReadAndWrittenAlike() {
    Reading<AbVariants> reading =
        Reading.of(
            "["
                + String.join(
                    ",",
                    variant("A", "1"),
                    variant("B", "2"),
                    variant("C", "3"),
                    variant("D", "94"))
                + "]",
            AbVariants::read);

    assertThat(reading.pointers()).isEmpty();
    assertThat(reading.value().variants()).hasSize(4);
    assertThat(AbVariants.read(reading.value().toJson(), "", new Faults()))
        .isEqualTo(reading.value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]"})
  void read_nothing_isNone(String json) {
    assertThat(Reading.of(json, AbVariants::read))
        .isEqualTo(new Reading<>(AbVariants.NONE, List.of()));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "50 | 49 | ''",
        "50 | 51 | ''",
        "0 | 100 | /0/weight,/1/weight",
        "100 | 0 | /0/weight,/1/weight",
        "-1 | 99 | /0/weight",
        "50.5 | 50 | /0/weight",
        "\"50\" | 50 | /0/weight",
        "null | 50 | /0/weight",
      })
  void read_weights_areWholeAndAddUp(String first, String second, String pointers) {
    assertThat(
            Reading.of(
                    "[" + variant("A", first) + "," + variant("B", second) + "]", AbVariants::read)
                .pointers())
        .containsExactly(pointers.split(","));
  }

  @Test
  void read_faults_areAllNamed() {
    assertThat(
            Reading.of(
                    """
                    [{'name': 'A', 'url': 'data:x', 'weight': 50},
                     {'name': 'A', 'url': 'https://example.com', 'weight': 20, 'colour': 1},
                     {'url': 'https://example.com'}, 7]
                    """,
                    AbVariants::read)
                .pointers())
        .containsExactly(
            "/0/url",
            "/1/colour",
            "/1/name",
            "/2/name",
            "/2/weight",
            "/3",
            "/3/name",
            "/3/url",
            "/3/weight");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void read_tooFewOrTooMany_isRefused(int count) {
    String[] variants = new String[count];
    for (int i = 0; i < count; i++) {
      variants[i] = variant("V" + i, "20");
    }

    assertThat(Reading.of("[" + String.join(",", variants) + "]", AbVariants::read).pointers())
        .containsExactly("");
  }

  @Test
  void placeOf_everyBucket_sharesByWeight() {
    AbVariants variants =
        new AbVariants(
            List.of(
                new AbVariants.Variant("A", "a", 1),
                new AbVariants.Variant("B", "b", 29),
                new AbVariants.Variant("C", "c", 70)));
    int[] counts = new int[3];

    for (int bucket = 0; bucket < AbVariants.BUCKETS; bucket++) {
      counts[variants.placeOf(bucket)]++;
    }

    assertThat(counts).containsExactly(1, 29, 70);
    assertThat(variants.placeOf(0)).isZero();
    assertThat(variants.placeOf(1)).isEqualTo(1);
    assertThat(variants.placeOf(-1)).isEqualTo(2);
    assertThat(variants.placeOf(100)).isZero();
  }
}
