package dev.waymark.admin.dashboard.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.waymark.admin.dashboard.rule.EditorView.Line;
import dev.waymark.admin.dashboard.rule.EditorView.Option;
import dev.waymark.admin.dashboard.rule.EditorView.Strip;
import dev.waymark.clock.ClockTime;
import dev.waymark.fault.Fault;
import dev.waymark.publication.ScheduleDocument;
import dev.waymark.rule.ConditionField;
import dev.waymark.rule.Operator;
import dev.waymark.rule.Vocabulary;
import dev.waymark.schedule.DayHours;
import dev.waymark.schedule.Schedule;
import dev.waymark.visitor.Opening;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The conditions of a rule as lines of its form.
final class Lines {
  /// How many days ahead somebody is told when hours begin.
  private static final int DAYS = 8;

  private final Matter matter;
  private final CheckedRule rule;
  private final boolean tried;

  /// @param tried whether somebody wanted to save this already
  Lines(Matter matter, CheckedRule rule, boolean tried) {
    this.matter = matter;
    this.rule = rule;
    this.tried = tried;
  }

  /// A field to choose; one that the plan lacks cannot be, and says which plan has it.
  static Option option(ConditionField field, Matter matter, boolean chosen) {
    boolean lacking = !matter.workspace().plan().includes(field.plan());
    return new Option(
        field.key(),
        Playing.capitalised(matter.messages().fieldLabel(field.key(), field.label())),
        lacking ? matter.messages().needsPlan(field.plan().displayName()) : "",
        chosen,
        lacking && !chosen);
  }

  /// What another condition can ask about; what the plan lacks stands there with the plan's name.
  static List<Option> fields(Matter matter) {
    return Arrays.stream(ConditionField.values())
        .map(field -> option(field, matter, false))
        .toList();
  }

  List<Line> all() {
    var lines = new ArrayList<Line>();
    JsonNode conditions = rule.entry().rule().path("conditions");
    for (int i = 0; i < conditions.size(); i++) {
      JsonNode condition = conditions.get(i);
      if (condition.path("any") instanceof ArrayNode members) {
        for (int j = 0; j < members.size(); j++) {
          lines.add(line(i + "." + j, members.get(j), "/conditions/" + i + "/any/" + j));
        }
      } else {
        lines.add(line(Integer.toString(i), condition, "/conditions/" + i));
      }
    }
    return lines;
  }

  private Line line(String path, JsonNode json, String pointer) {
    ConditionForm form = ConditionForm.of(json);
    List<String> faults =
        rule.faults().stream()
            .filter(f -> f.pointer().equals(pointer) || f.pointer().startsWith(pointer + "/"))
            .map(Fault::detail)
            .distinct()
            .toList();
    if (form == null) {
      return raw(path, json, faults);
    }
    if (faults.isEmpty()) {
      return line(path, form, faults);
    }
    // The reader's words for what is not there yet would be about codes and characters.
    return line(
        path, form, form.isBlank() ? List.of(matter.messages().fillIn()) : inWords(form, faults));
  }

  private List<String> inWords(ConditionForm form, List<String> faults) {
    Vocabulary vocabulary = form.field().vocabulary();
    if (Control.of(form.field()) != Control.SEARCH || vocabulary == null) {
      return faults;
    }
    return form.values().stream()
        .filter(value -> !vocabulary.keys().contains(value))
        .map(value -> matter.messages().notListed(value))
        .toList();
  }

  /// A condition that has no form stays as it is, and is changed as JSON.
  private static Line raw(String path, JsonNode json, List<String> faults) {
    return new Line(
        path,
        "c." + path + ".",
        id(path),
        "raw",
        "",
        json.toString(),
        "",
        "",
        List.of(),
        List.of(),
        "",
        List.of(),
        List.of(),
        List.of(),
        "",
        "",
        false,
        "",
        null,
        "",
        faults,
        true,
        false,
        false,
        path.contains("."));
  }

  private static String id(String path) {
    return "c-" + path.replace('.', '-');
  }

  private Line line(String path, ConditionForm form, List<String> faults) {
    ConditionField field = form.field();
    Control control = Control.of(field);
    RuleMessages messages = matter.messages();
    Operator operator = Operator.of(form.operator());
    boolean list =
        operator == null ? isList(form.operator()) : operator.arity() == Operator.Arity.LIST;
    boolean pair = operator != null && operator.arity() == Operator.Arity.PAIR;
    Vocabulary vocabulary = field.vocabulary();
    var known = new ArrayList<Option>();
    String typed = "";
    for (String value : form.values()) {
      boolean isKnown = vocabulary == null || vocabulary.keys().contains(value);
      if (isKnown) {
        known.add(new Option(value, named(field, value), true));
      } else {
        typed = value;
      }
    }
    return new Line(
        path,
        "c." + path + ".",
        id(path),
        control == Control.TIME && !form.operator().equals("between")
            ? "hours_of_day"
            : control.key(),
        field.key(),
        messages.fieldLabel(field.key(), field.label()),
        help(field, control),
        field.example(),
        Arrays.stream(ConditionField.values())
            .map(each -> option(each, matter, each == field))
            .toList(),
        OperatorChoice.of(field).stream()
            .map(
                choice ->
                    new Option(
                        choice.key(), label(field, choice), choice.key().equals(form.operator())))
            .toList(),
        form.operator(),
        control == Control.CHIPS || control == Control.SEARCH ? known : all(form.values()),
        choices(field, control, form),
        QuickPick.of(field).stream()
            .map(pick -> new Option(pick.name(), pick.label(messages), false))
            .toList(),
        typed,
        form.name(),
        field.hasTimeZone(),
        form.zone(),
        strip(form),
        control == Control.HOURS ? openingNow(form.name()) : "",
        faults,
        tried || !form.isBlank(),
        list,
        pair,
        path.contains("."));
  }

  /// What is not to be guessed of a field, in the words of the API.
  private static String help(ConditionField field, Control control) {
    boolean telling =
        control == Control.COUNT
            || control == Control.PARAMETER
            || field == ConditionField.LANGUAGE
            || field == ConditionField.OS;
    return telling ? field.description() : "";
  }

  private static boolean isList(String operator) {
    return operator.equals(ConditionForm.IS) || operator.equals(ConditionForm.IS_NOT);
  }

  private String named(ConditionField field, String value) {
    return Playing.capitalised(
        matter
            .messages()
            .valueLabel(field.key() + "." + value, Words.name(field, value, matter.language())));
  }

  private static List<Option> all(List<String> values) {
    return values.stream().map(value -> new Option(value, value, true)).toList();
  }

  private List<Option> choices(ConditionField field, Control control, ConditionForm form) {
    return switch (control) {
      case CHIPS -> {
        Vocabulary vocabulary = field.vocabulary();
        yield vocabulary == null
            ? List.of()
            : vocabulary.keys().stream()
                .map(key -> new Option(key, named(field, key), form.values().contains(key)))
                .toList();
      }
      case HOURS ->
          matter.directory().schedules().stream()
              .map(each -> new Option(each.key(), each.name(), each.key().equals(form.name())))
              .toList();
      case SEGMENT ->
          matter.directory().segments().stream()
              .map(each -> new Option(each.key(), each.name(), each.key().equals(form.first())))
              .toList();
      case TIME -> {
        var hours = new ArrayList<Option>();
        for (int hour = 0; hour < 24; hour++) {
          String key = Integer.toString(hour);
          boolean chosen =
              form.values().stream().anyMatch(v -> v.equals(key) || v.equals("0" + key));
          hours.add(new Option(key, key, chosen));
        }
        yield hours;
      }
      case DATE, SEARCH, PARAMETER, COUNT, TEXT -> List.of();
    };
  }

  private String label(ConditionField field, OperatorChoice choice) {
    RuleMessages messages = matter.messages();
    boolean time = Control.of(field) == Control.TIME;
    return switch (choice.key()) {
      case ConditionForm.PRESENT -> messages.operatorPresent();
      case ConditionForm.MISSING -> messages.operatorMissing();
      case ConditionForm.IS ->
          time ? messages.operatorHours() : messages.operatorLabel("eq", Operator.EQ.label());
      case ConditionForm.IS_NOT ->
          time ? messages.operatorNotHours() : messages.operatorLabel("neq", Operator.NEQ.label());
      default ->
          time
              ? messages.operatorWindow()
              : messages.operatorLabel(choice.operator().key(), choice.operator().label());
    };
  }

  // ---- the day

  private @Nullable Strip strip(ConditionForm form) {
    if (Control.of(form.field()) != Control.TIME
        || !form.operator().equals("between")
        || form.values().size() != 2) {
      return null;
    }
    int from = ClockTime.minute(form.first());
    int until = ClockTime.minute(form.second());
    var bars = new ArrayList<Strip.Part>();
    if (from >= 0 && until >= 0) {
      int end = until == 0 ? ClockTime.DAY : until;
      if (from < end) {
        bars.add(new Strip.Part(from, end - from));
      } else {
        bars.add(new Strip.Part(from, ClockTime.DAY - from));
        bars.add(new Strip.Part(0, end));
      }
    }
    ZonedDateTime now = matter.now().atZone(Showing.zone(form.zone()));
    return new Strip(bars, now.getHour() * 60 + now.getMinute());
  }

  /// What a schedule is now and until when; empty when there is none.
  private String openingNow(String key) {
    for (ScheduleDocument each : matter.directory().schedules()) {
      if (each.key().equals(key)) {
        return openingNow(each.schedule());
      }
    }
    return "";
  }

  private String openingNow(Schedule schedule) {
    Instant now = matter.now();
    boolean open = schedule.at(now.getEpochSecond()) == Opening.OPEN;
    LocalDate yesterday = LocalDate.ofInstant(now, schedule.zone()).minusDays(1);
    for (DayHours day : schedule.preview(yesterday, DAYS + 1)) {
      for (DayHours.Hours hours : day.hours()) {
        OffsetDateTime change = open ? hours.closes() : hours.opens();
        if (change.toInstant().isAfter(now) && (!open || !hours.opens().toInstant().isAfter(now))) {
          return open
              ? matter.messages().nowOpenUntil(time(change, schedule))
              : matter.messages().nowClosedUntil(time(change, schedule));
        }
      }
    }
    return open ? matter.messages().nowOpen() : matter.messages().nowClosed();
  }

  private String time(OffsetDateTime change, Schedule schedule) {
    ZonedDateTime at = change.atZoneSameInstant(schedule.zone());
    boolean today = at.toLocalDate().equals(LocalDate.ofInstant(matter.now(), schedule.zone()));
    return DateTimeFormatter.ofPattern(today ? "HH:mm" : "EEEE HH:mm", matter.language())
        .format(at);
  }
}
