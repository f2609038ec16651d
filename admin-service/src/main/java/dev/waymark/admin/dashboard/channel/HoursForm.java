package dev.waymark.admin.dashboard.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.admin.schedule.ScheduleView;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What somebody writes of hours, as texts; empty where there is nothing. The end of a day is
/// written 00:00, as controls for times have it.
///
/// @param version of the schedule that it was read from; empty for a new one
/// @param zone an IANA region
/// @param week the windows of `mon` to `sun`
/// @param exceptions a line for each window of a date, or one without times for a closed one
record HoursForm(
    String version,
    String name,
    String zone,
    Map<String, List<Window>> week,
    List<Exceptional> exceptions) {

  static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  /// Those that faults are shown beside.
  static final String[] CONTROLS = {
    "name",
    "time_zone",
    "weekly.mon",
    "weekly.tue",
    "weekly.wed",
    "weekly.thu",
    "weekly.fri",
    "weekly.sat",
    "weekly.sun",
    "exceptions"
  };

  private static final int WEEKDAYS = 5;

  /// As many lines as a form can have; the API refuses what is too much for it.
  private static final int MOST_LINES = 1_000;

  private static final String MIDNIGHT = "00:00";
  private static final String END = "24:00";

  /// From and until when.
  record Window(String from, String until) {
    static final Window NONE = new Window("", "");

    boolean isEmpty() {
      return from.isEmpty() && until.isEmpty();
    }

    /// Whether it ends on the day after, and not with the day.
    boolean isOverMidnight() {
      return !from.isEmpty()
          && !until.isEmpty()
          && !until.equals(MIDNIGHT)
          && until.compareTo(from) <= 0;
    }

    private ArrayNode addTo(ArrayNode list) {
      return list.addArray().add(from).add(until.equals(MIDNIGHT) ? END : until);
    }

    private static Window of(JsonNode pair) {
      String until = pair.path(1).asText();
      return new Window(pair.path(0).asText(), until.equals(END) ? MIDNIGHT : until);
    }
  }

  /// A window of a date that differs, or that it is closed.
  record Exceptional(String date, Window window) {}

  /// Working days, to begin with.
  static HoursForm beginning(String zone) {
    Map<String, List<Window>> week = new LinkedHashMap<>();
    for (int i = 0; i < DAYS.size(); i++) {
      week.put(DAYS.get(i), i < WEEKDAYS ? List.of(new Window("09:00", "18:00")) : List.of());
    }
    return new HoursForm("", "", zone, week, List.of());
  }

  static HoursForm of(Versioned<ScheduleView> schedule) {
    ScheduleView view = schedule.body();
    Map<String, List<Window>> week = new LinkedHashMap<>();
    for (String day : DAYS) {
      var windows = new ArrayList<Window>();
      view.weekly().path(day).forEach(pair -> windows.add(Window.of(pair)));
      week.put(day, windows);
    }
    var exceptions = new ArrayList<Exceptional>();
    for (JsonNode exception : view.exceptions()) {
      String date = exception.path("date").asText();
      exception
          .path("intervals")
          .forEach(pair -> exceptions.add(new Exceptional(date, Window.of(pair))));
      if (exception.path("intervals").isEmpty()) {
        exceptions.add(new Exceptional(date, Window.NONE));
      }
    }
    return new HoursForm(
        String.valueOf(schedule.version()), view.name(), view.timeZone(), week, exceptions);
  }

  /// What was sent. Lines without anything in them are left out.
  static HoursForm of(MultivaluedMap<String, String> typed) {
    Map<String, List<Window>> week = new LinkedHashMap<>();
    for (String day : DAYS) {
      List<Window> windows =
          windows(typed, day).stream().filter(window -> !window.isEmpty()).toList();
      week.put(day, windows);
    }
    var exceptions = new ArrayList<Exceptional>();
    List<String> dates = typed.getOrDefault("date", List.of());
    List<Window> windows = windows(typed, "exception");
    for (int i = 0; i < Math.min(dates.size(), windows.size()); i++) {
      String date = dates.get(i).strip();
      if (!date.isEmpty()) {
        exceptions.add(new Exceptional(date, windows.get(i)));
      }
    }
    return new HoursForm(
        text(typed, "version"), text(typed, "name"), text(typed, "time_zone"), week, exceptions);
  }

  private static List<Window> windows(MultivaluedMap<String, String> typed, String name) {
    List<String> from = typed.getOrDefault(name + ".from", List.of());
    List<String> until = typed.getOrDefault(name + ".until", List.of());
    var windows = new ArrayList<Window>();
    for (int i = 0; i < Math.min(MOST_LINES, Math.min(from.size(), until.size())); i++) {
      windows.add(new Window(time(from.get(i)), time(until.get(i))));
    }
    return windows;
  }

  /// Some browsers send seconds, too.
  private static String time(String written) {
    String time = written.strip();
    return time.matches("\\d\\d:\\d\\d:\\d\\d.*") ? time.substring(0, 5) : time;
  }

  private static String text(MultivaluedMap<String, String> typed, String name) {
    return Objects.requireNonNullElse(typed.getFirst(name), "");
  }

  /// What a button of the form makes of it: `add.mon` has another line for a window, `copy.mon`
  /// gives the other days from Monday to Friday its hours, `add.exception` has another line for a
  /// date. Null for a button that is none of these.
  @Nullable HoursForm after(String button) {
    if (button.equals("add.exception")) {
      var more = new ArrayList<>(exceptions);
      more.add(new Exceptional("", Window.NONE));
      return new HoursForm(version, name, zone, week, more);
    }
    String day = button.substring(button.indexOf('.') + 1);
    if (!DAYS.contains(day)) {
      return null;
    }
    Map<String, List<Window>> other = new LinkedHashMap<>(week);
    if (button.startsWith("add.")) {
      var more = new ArrayList<>(Objects.requireNonNull(week.get(day)));
      more.add(Window.NONE);
      other.put(day, more);
    } else {
      List<Window> hours = Objects.requireNonNull(week.get(day));
      DAYS.subList(0, WEEKDAYS).forEach(each -> other.put(each, hours));
    }
    return new HoursForm(version, name, zone, other, exceptions);
  }

  /// The same, made from another version.
  HoursForm at(long other) {
    return new HoursForm(String.valueOf(other), name, zone, week, exceptions);
  }

  /// As the API takes it, but for the key.
  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", name.strip()).put("time_zone", zone);
    ObjectNode weekly = json.putObject("weekly");
    week.forEach(
        (day, windows) -> {
          ArrayNode list = weekly.putArray(day);
          windows.forEach(window -> window.addTo(list));
        });
    Map<String, ArrayNode> dates = new LinkedHashMap<>();
    ArrayNode list = json.putArray("exceptions");
    for (Exceptional exception : exceptions) {
      ArrayNode intervals =
          dates.computeIfAbsent(
              exception.date(), date -> list.addObject().put("date", date).putArray("intervals"));
      if (!exception.window().isEmpty()) {
        exception.window().addTo(intervals);
      }
    }
    return json;
  }

  /// What people call a day.
  static String dayName(String day, Locale language) {
    return DayOfWeek.of(DAYS.indexOf(day) + 1).getDisplayName(TextStyle.FULL_STANDALONE, language);
  }
}
