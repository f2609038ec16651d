package dev.waymark.admin.dashboard.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.admin.dashboard.channel.PoolForm.Line;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolFormTest {
  private static final PoolForm FORM =
      new PoolForm(
          "3",
          "Team",
          true,
          List.of(new Line("a", "2", ""), new Line("b", "1", "office"), new Line("c", "1", "")));

  private static List<String> channels(@Nullable PoolForm form) {
    return Objects.requireNonNull(form).members().stream().map(Line::channel).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "up.1, b a c",
    "down.1, a c b",
    "out.1, a c",
    "up.0, a b c",
    "down.2, a b c",
    "out.7, a b c"
  })
  void button_ofALine_movesIt(String button, String channels) {
    assertThat(String.join(" ", channels(FORM.after(button)))).isEqualTo(channels);
  }

  @Test
  void button_unknown_isNone() {
    assertThat(FORM.after("up.x")).isNull();
    assertThat(FORM.after("")).isNull();
    assertThat(channels(FORM.after("add"))).containsExactly("a", "b", "c", "");
  }

  @Test
  void toJson_weightThatIsNoNumber_isLeftToTheApi() {
    var typed = new MultivaluedHashMap<String, String>();
    typed.addAll("channel", "a", "", "b");
    typed.addAll("weight", "2", "1", "many");
    typed.addAll("schedule", "", "", "office");
    assertThat(PoolForm.of(typed).toJson().path("members"))
        .hasToString(
            "[{\"channel\":\"a\",\"weight\":2,\"schedule\":null},"
                + "{\"channel\":\"b\",\"weight\":\"many\",\"schedule\":\"office\"}]");
  }
}
