package dev.waymark.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.fault.Fault;
import dev.waymark.fault.FaultList;
import dev.waymark.visitor.Opening;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Friday night runs over midnight; Christmas 2026, a Friday, is closed; on the 31st, a Thursday,
  /// it is open into the new year.
  private static final Schedule MADRID =
      schedule(
          """
          {"time_zone": "Europe/Madrid",
           "weekly": {"mon": [["09:00", "13:00"], ["16:00", "24:00"]],
                      "tue": [["00:00", "02:00"]],
                      "thu": [["20:00", "03:00"]],
                      "fri": [["22:00", "06:00"]]},
           "exceptions": [{"date": "2026-12-25", "intervals": []},
                          {"date": "2026-12-31", "intervals": [["21:00", "04:00"]]}]}
          """);

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    // A week in summer, two hours ahead of UTC.
    "2026-07-06T06:59:59Z, before opening, CLOSED",
    "2026-07-06T07:00:00Z, the first second, OPEN",
    "2026-07-06T10:59:59Z, the last second, OPEN",
    "2026-07-06T11:00:00Z, half-open, CLOSED",
    "2026-07-06T21:59:59Z, until 24:00, OPEN",
    "2026-07-06T22:00:00Z, touching on the next day, OPEN",
    "2026-07-07T00:00:00Z, after that, CLOSED",
    "2026-07-10T19:59:59Z, before the night, CLOSED",
    "2026-07-10T23:59:00Z, the night of Friday, OPEN",
    "2026-07-11T03:59:59Z, which belongs to Friday, OPEN",
    "2026-07-11T04:00:00Z, until six, CLOSED",
    "2026-07-11T20:30:00Z, Saturday has none, CLOSED",
    // A week in winter, one hour ahead.
    "2026-01-05T07:59:59Z, before opening, CLOSED",
    "2026-01-05T08:00:00Z, the first second, OPEN",
    // Christmas: the tail of Thursday's night ends at midnight, Friday's night does not begin.
    "2026-12-24T22:59:59Z, Christmas Eve, OPEN",
    "2026-12-24T23:00:00Z, an exception cuts the tail, CLOSED",
    "2026-12-25T21:30:00Z, nothing opens on it, CLOSED",
    "2026-12-26T02:00:00Z, nor has it a tail, CLOSED",
    // New Year's Eve: hours of its own, instead of Thursday's, into the next day.
    "2026-12-31T19:30:00Z, not Thursday's hours, CLOSED",
    "2026-12-31T20:00:00Z, its own, OPEN",
    "2027-01-01T02:59:59Z, run on, OPEN",
    "2027-01-01T03:00:00Z, until four, CLOSED",
    "2027-01-01T21:00:00Z, and then Friday as ever, OPEN",
  })
  void at_instant_isOpenOrClosed(String instant, String why, Opening expected) {
    assertThat(MADRID.at(Instant.parse(instant).getEpochSecond())).as(why).isEqualTo(expected);
  }

  @Test
  void at_exceptionAfterAnException_governsItsOwnDate() {
    Schedule schedule =
        schedule(
            """
            {"time_zone": "UTC", "weekly": {},
             "exceptions": [{"date": "2026-12-25", "intervals": []},
                            {"date": "2026-12-24", "intervals": [["20:00", "02:00"]]}]}
            """);

    assertThat(schedule.at(epoch("2026-12-24T23:59:59Z"))).isEqualTo(Opening.OPEN);
    assertThat(schedule.at(epoch("2026-12-25T00:00:00Z"))).isEqualTo(Opening.CLOSED);
    assertThat(schedule.preview(LocalDate.parse("2026-12-24"), 2).getFirst().hours())
        .singleElement()
        .hasToString("Hours[opens=2026-12-24T20:00Z, closes=2026-12-25T00:00Z]");
  }

  @Test
  void toJson_hoursWrittenInAnyOrder_areSortedAndJoined() {
    Schedule schedule =
        schedule(
            """
            {"time_zone": "UTC",
             "weekly": {"fri": [["22:00", "00:00"], ["22:30", "02:00"]],
                        "mon": [["13:00", "17:00"], ["09:00", "13:00"], ["10:00", "11:00"]],
                        "wed": [["09:00", "24:00"], ["22:00", "09:00"]],
                        "sat": null, "sun": []},
             "exceptions": [{"date": "2026-12-31", "intervals": []},
                            {"date": "2026-01-01", "intervals": [["00:00", "12:00"], ["12:00", "24:00"]]}]}
            """);

    assertThat(schedule)
        .hasToString(
            "{\"time_zone\":\"UTC\",\"weekly\":{\"mon\":[[\"09:00\",\"17:00\"]],"
                // Joined they would last a whole day from nine to nine, which a pair cannot say.
                + "\"wed\":[[\"09:00\",\"24:00\"],[\"22:00\",\"09:00\"]],"
                + "\"fri\":[[\"22:00\",\"02:00\"]]},"
                + "\"exceptions\":[{\"date\":\"2026-01-01\",\"intervals\":[[\"00:00\",\"24:00\"]]},"
                + "{\"date\":\"2026-12-31\",\"intervals\":[]}]}");
  }

  @Test
  void preview_fortnight_tellsEachDateWithItsOwnHours() {
    List<DayHours> preview = MADRID.preview(LocalDate.parse("2026-12-21"), 14);

    assertThat(preview).hasSize(14);
    assertThat(preview.stream().map(day -> day.toJson().toString()))
        .startsWith(
            "{\"date\":\"2026-12-21\",\"exception\":false,\"hours\":["
                + "{\"opens\":\"2026-12-21T09:00:00+01:00\",\"closes\":\"2026-12-21T13:00:00+01:00\"},"
                + "{\"opens\":\"2026-12-21T16:00:00+01:00\",\"closes\":\"2026-12-22T00:00:00+01:00\"}]}")
        .contains(
            "{\"date\":\"2026-12-24\",\"exception\":false,\"hours\":["
                + "{\"opens\":\"2026-12-24T20:00:00+01:00\",\"closes\":\"2026-12-25T00:00:00+01:00\"}]}",
            "{\"date\":\"2026-12-25\",\"exception\":true,\"hours\":[]}",
            "{\"date\":\"2026-12-31\",\"exception\":true,\"hours\":["
                + "{\"opens\":\"2026-12-31T21:00:00+01:00\",\"closes\":\"2027-01-01T04:00:00+01:00\"}]}");
  }

  @Test
  void preview_nightInWhichTheClocksChange_tellsTheInstants() {
    Schedule nights =
        schedule(
            """
            {"time_zone": "Europe/Berlin", "weekly": {"sun": [["02:15", "02:45"]],
             "sat": [["22:00", "06:00"]]}}
            """);

    // In spring 02:15 to 02:45 is skipped.
    assertThat(hours(nights, "2026-03-29")).isEmpty();
    assertThat(hours(nights, "2026-03-28"))
        .containsExactly("2026-03-28T22:00+01:00 to 2026-03-29T06:00+02:00");
    // In autumn it comes twice.
    assertThat(hours(nights, "2026-10-25"))
        .containsExactly(
            "2026-10-25T02:15+02:00 to 2026-10-25T02:45+02:00",
            "2026-10-25T02:15+01:00 to 2026-10-25T02:45+01:00");
    // In Cairo the clocks jump from midnight to one: closing at midnight still reads so.
    Schedule cairo =
        schedule(
            """
            {"time_zone": "Africa/Cairo", "weekly": {"thu": [["20:00", "24:00"]]}}
            """);
    assertThat(hours(cairo, "2026-04-23"))
        .containsExactly("2026-04-23T20:00+02:00 to 2026-04-24T00:00+02:00");
  }

  private static List<String> hours(Schedule schedule, String date) {
    return schedule.preview(LocalDate.parse(date), 1).getFirst().hours().stream()
        .map(hours -> hours.opens() + " to " + hours.closes())
        .toList();
  }

  @Test
  void read_brokenSchedule_namesEveryFault() {
    assertThat(
            faults(
                """
                {"time_zone": "europe/madrid",
                 "weekly": {"monday": [], "tue": "09:00", "wed": [["09:00"]],
                            "thu": [["24:00", "02:00"], ["09:00", "24:01"], ["9:00", 17]],
                            "fri": [["09:00", "09:00"]]},
                 "exceptions": [{"date": "2026-02-30", "intervals": []},
                                {"date": "2026-12-25", "closed": true},
                                {"date": "2026-12-26", "intervals": []},
                                {"date": "2026-12-26", "intervals": []},
                                "2026-12-27", {"intervals": []}]}
                """))
        .containsExactly(
            "/a/time_zone",
            "/a/weekly/monday",
            "/a/weekly/tue",
            "/a/weekly/wed/0",
            "/a/weekly/thu/0/0",
            "/a/weekly/thu/1/1",
            "/a/weekly/thu/2/0",
            "/a/weekly/thu/2/1",
            "/a/weekly/fri/0",
            "/a/exceptions/0/date",
            "/a/exceptions/1/closed",
            "/a/exceptions/1/intervals",
            "/a/exceptions/3/date",
            "/a/exceptions/4",
            "/a/exceptions/5/date");
  }

  @Test
  void read_nothing_asksForZoneAndHours() {
    assertThat(faults("{}")).containsExactly("/a/time_zone", "/a/weekly");
    assertThat(faults("[]")).containsExactly("/a/time_zone", "/a/weekly");
    assertThat(faults("{\"time_zone\": \"+03\", \"weekly\": {}, \"exceptions\": {}}"))
        .containsExactly("/a/time_zone", "/a/exceptions");
  }

  @Test
  void read_moreThanFits_isRefused() {
    String hours = "[" + "[\"09:00\", \"10:00\"],".repeat(24) + "[\"09:00\", \"10:00\"]]";
    assertThat(faults("{\"time_zone\": \"UTC\", \"weekly\": {\"mon\": " + hours + "}}"))
        .containsExactly("/a/weekly/mon");
    String dates = "[" + "1,".repeat(400) + "1]";
    assertThat(faults("{\"time_zone\": \"UTC\", \"weekly\": {}, \"exceptions\": " + dates + "}"))
        .containsExactly("/a/exceptions");
  }

  /// On the night of 2026-10-25 the clocks of Madrid show 02:00 to 03:00 twice.
  @Test
  void change_next_isTheMomentAndNotTheTimeOfDay() {
    Schedule night =
        schedule(
            """
            {"time_zone": "Europe/Madrid", "weekly": {"sat": [["22:00", "06:00"]]}}
            """);
    Instant opens = Instant.parse("2026-10-24T20:00:00Z");
    Instant closes = Instant.parse("2026-10-25T05:00:00Z");
    assertThat(night.change(opens.minusSeconds(3601), 7)).isEqualTo(opens);
    assertThat(night.change(opens, 7)).isEqualTo(closes);
    assertThat(night.change(closes.minusMillis(1), 7)).isEqualTo(closes);
    assertThat(night.change(closes, 6)).isNull();
    Schedule always =
        schedule("{\"time_zone\": \"UTC\", \"weekly\": {\"mon\": [[\"00:00\", \"24:00\"]]}}");
    // It does not close between two days that are open.
    assertThat(always.change(Instant.parse("2026-01-05T00:00:00Z"), 7))
        .isEqualTo("2026-01-06T00:00:00Z");
  }

  private static List<String> faults(String json) {
    return switch (Schedule.read(tree(json), "/a")) {
      case Schedule.Accepted _ -> List.of();
      case Schedule.Rejected(FaultList faults) -> {
        assertThat(faults.listed()).allMatch(fault -> fault.detail().matches(".*[.?]"));
        yield faults.listed().stream().map(Fault::pointer).toList();
      }
    };
  }

  private static Schedule schedule(String json) {
    return ((Schedule.Accepted) Schedule.read(tree(json), "")).schedule();
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private static long epoch(String instant) {
    return Instant.parse(instant).getEpochSecond();
  }
}
