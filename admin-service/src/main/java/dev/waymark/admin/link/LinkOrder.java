package dev.waymark.admin.link;

import dev.waymark.service.page.Cursor;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// An order in which links are listed: by one value, and by id between equals, so that a page goes
/// on after its predecessor's last link wherever others come or go meanwhile.
enum LinkOrder {
  NEWEST("-created_at", "link.created_at", Kind.MOMENT),
  OLDEST("created_at", "link.created_at", Kind.MOMENT),
  LAST_CHANGED("-updated_at", "link.updated_at", Kind.MOMENT),
  FIRST_CHANGED("updated_at", "link.updated_at", Kind.MOMENT),
  SLUG("slug", "link.slug_folded", Kind.TEXT),
  SLUG_BACKWARDS("-slug", "link.slug_folded", Kind.TEXT),
  /// Links without a title stand where their slug does.
  TITLE("title", "lower(coalesce(link.title, link.slug))", Kind.TEXT),
  TITLE_BACKWARDS("-title", "lower(coalesce(link.title, link.slug))", Kind.TEXT),
  MOST_CLICKED("-click_count", "clicked.clicks", Kind.NUMBER),
  LEAST_CLICKED("click_count", "clicked.clicks", Kind.NUMBER);

  private enum Kind {
    MOMENT,
    TEXT,
    NUMBER
  }

  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final String key;
  private final String value;
  private final Kind kind;

  LinkOrder(String key, String value, Kind kind) {
    this.key = key;
    this.value = value;
    this.kind = kind;
  }

  /// As callers name it.
  String key() {
    return key;
  }

  /// All of them; the first is the order when none is asked for.
  static List<String> keys() {
    return Arrays.stream(values()).map(LinkOrder::key).toList();
  }

  /// The order with a key that there is.
  static LinkOrder of(String key) {
    return values()[keys().indexOf(key)];
  }

  /// The value that it sorts by, in SQL.
  String value() {
    return value;
  }

  /// The tables that it sorts: the id stands where the index that sorts has it.
  String from() {
    return kind == Kind.NUMBER
        ? "admin.link_clicks as clicked join admin.link on link.id = clicked.link_id"
        : "admin.link";
  }

  /// The column of the workspace, as {@link #from}.
  String workspace() {
    return kind == Kind.NUMBER ? "clicked.workspace_id" : "link.workspace_id";
  }

  private String id() {
    return kind == Kind.NUMBER ? "clicked.link_id" : "link.id";
  }

  private boolean isDescending() {
    return key.startsWith("-");
  }

  /// Goes on with what comes after a link.
  ///
  /// @throws dev.waymark.service.problem.ProblemException when somebody made the cursor up
  void after(Cursor cursor, Sql sql) {
    sql.and(
        "(" + value + ", " + id() + ") " + (isDescending() ? "<" : ">") + " (?, ?)",
        parsed(cursor.value()),
        cursor.id());
  }

  /// Goes on with the order itself.
  void orderBy(Sql sql) {
    String direction = isDescending() ? " desc" : "";
    sql.add("\norder by " + value + direction + ", " + id() + direction);
  }

  private Object parsed(String text) {
    return switch (kind) {
      case TEXT -> text;
      case NUMBER -> {
        if (!NUMBER.matcher(text).matches()) {
          throw Cursor.unreadable();
        }
        yield Long.parseLong(text);
      }
      case MOMENT -> moment(text);
    };
  }

  private static Instant moment(String text) {
    try {
      Instant moment = Instant.parse(text);
      if (!moment.isBefore(Instant.EPOCH) && moment.isBefore(END)) {
        return moment;
      }
    } catch (DateTimeParseException e) {
      // Told below.
    }
    throw Cursor.unreadable();
  }

  /// The place after a link.
  ///
  /// @param text what it is sorted by, as text
  Cursor cursor(String text, String id) {
    return new Cursor(key, text, id);
  }

  /// Whether it is sorted by a moment.
  boolean isByTime() {
    return kind == Kind.MOMENT;
  }
}
