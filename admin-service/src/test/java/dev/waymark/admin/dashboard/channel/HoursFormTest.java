package dev.waymark.admin.dashboard.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.admin.dashboard.channel.HoursForm.Window;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HoursFormTest {
  private static HoursForm form(String... typed) {
    var fields = new MultivaluedHashMap<String, String>();
    for (int i = 0; i < typed.length; i += 2) {
      fields.add(typed[i], typed[i + 1]);
    }
    return HoursForm.of(fields);
  }

  @Test
  void week_windowsOfADay_keepTheirOrderAndLeaveEmptyLinesOut() {
    HoursForm form =
        form(
            "mon.from",
            "09:00",
            "mon.until",
            "13:00:00",
            "mon.from",
            "",
            "mon.until",
            "",
            "mon.from",
            "22:00",
            "mon.until",
            "06:00",
            "tue.from",
            "00:00",
            "tue.until",
            "00:00");
    assertThat(form.toJson().path("weekly").path("mon"))
        .hasToString("[[\"09:00\",\"13:00\"],[\"22:00\",\"06:00\"]]");
    assertThat(form.toJson().path("weekly").path("tue")).hasToString("[[\"00:00\",\"24:00\"]]");
    assertThat(form.toJson().path("weekly").path("wed")).hasToString("[]");
  }

  @Test
  void exceptions_windowsOfADate_areOneException() {
    HoursForm form =
        form(
            "date",
            "2026-12-24",
            "exception.from",
            "09:00",
            "exception.until",
            "12:00",
            "date",
            "2026-12-25",
            "exception.from",
            "",
            "exception.until",
            "",
            "date",
            "",
            "exception.from",
            "09:00",
            "exception.until",
            "12:00",
            "date",
            "2026-12-24",
            "exception.from",
            "14:00",
            "exception.until",
            "00:00");
    assertThat(form.toJson().path("exceptions"))
        .hasToString(
            "[{\"date\":\"2026-12-24\",\"intervals\":[[\"09:00\",\"12:00\"],[\"14:00\",\"24:00\"]]},"
                + "{\"date\":\"2026-12-25\",\"intervals\":[]}]");
  }

  @Test
  void button_copy_givesWeekdaysTheHoursAndLeavesTheWeekend() {
    HoursForm form =
        form("wed.from", "10:00", "wed.until", "14:00", "sun.from", "09:00", "sun.until", "12:00");
    HoursForm copied = Objects.requireNonNull(form.after("copy.wed"));
    assertThat(copied.week().get("fri")).containsExactly(new Window("10:00", "14:00"));
    assertThat(copied.week().get("sat")).isEmpty();
    assertThat(copied.week().get("sun")).containsExactly(new Window("09:00", "12:00"));
    assertThat(Objects.requireNonNull(form.after("add.wed")).week().get("wed"))
        .isEqualTo(List.of(new Window("10:00", "14:00"), Window.NONE));
    assertThat(form.after("add.someday")).isNull();
    assertThat(form.after("")).isNull();
  }

  @Test
  void window_overMidnight_isOneThatEndsNoLaterThanItBegins() {
    assertThat(new Window("22:00", "06:00").isOverMidnight()).isTrue();
    assertThat(new Window("22:00", "00:00").isOverMidnight()).isFalse();
    assertThat(new Window("09:00", "18:00").isOverMidnight()).isFalse();
  }
}
