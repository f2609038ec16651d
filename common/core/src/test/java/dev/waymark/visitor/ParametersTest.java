package dev.waymark.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ParametersTest {
  private final Parameters parameters =
      new Parameters.Builder().add("a", "1").add("b", "").add("a", "2").add("A", "3").build();

  @Test
  void values_ofRepeatedName_areAllInOrder() {
    assertThat(parameters.values("a")).containsExactly("1", "2");
    assertThat(parameters.values("b")).containsExactly("");
    assertThat(parameters.values("c")).isEmpty();
  }

  @Test
  void nameAndValue_atPlace_areAsAdded() {
    assertThat(parameters.size()).isEqualTo(4);
    assertThat(parameters.name(3)).isEqualTo("A");
    assertThat(parameters.value(3)).isEqualTo("3");
  }

  @Test
  void build_ofNothing_isNone() {
    assertThat(new Parameters.Builder().build()).isSameAs(Parameters.NONE);
    assertThat(Parameters.NONE.size()).isZero();
  }
}
