package dev.waymark.admin.dashboard.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The course of a sum, drawn in a box of {@link #WIDTH} by {@link #HEIGHT}.
///
/// @param summary the whole in a sentence, for whoever does not see it
/// @param area below the line
/// @param line what is over
/// @param open the interval that is not over; empty for none
/// @param before the time before; empty for none
/// @param dot where the line would be a point: its place; empty for a line
/// @param lines the values at the rulers, the highest first
/// @param labels times along the foot
/// @param points one for each interval
record Chart(
    String title,
    String summary,
    String area,
    String line,
    String open,
    String before,
    String dot,
    List<String> lines,
    List<String> labels,
    List<Point> points) {
  static final int WIDTH = 1_000;
  static final int HEIGHT = 200;

  private static final int MOST_LABELS = 6;
  private static final int RULERS = 4;

  /// An interval.
  ///
  /// @param x where its column begins
  /// @param width of its column
  /// @param centre where its point stands
  /// @param label its time
  /// @param value as text
  /// @param before of the time before; empty for none
  /// @param note that it is not over; empty where it is
  record Point(
      String x,
      String width,
      String centre,
      String label,
      String value,
      String before,
      String note) {}

  /// An interval before it is drawn.
  ///
  /// @param value of now
  /// @param before of the time before; -1 for none
  record Interval(
      String label, String shortLabel, long value, String text, long before, String beforeText) {}

  /// Draws.
  ///
  /// @param isOpen whether the last interval is not over
  /// @param number writes a number
  static Chart of(
      String title,
      String summary,
      List<Interval> intervals,
      boolean isOpen,
      String openNote,
      java.util.function.LongFunction<String> number) {
    int count = intervals.size();
    long most = 0;
    for (Interval each : intervals) {
      most = Math.max(most, Math.max(each.value(), each.before()));
    }
    long top = top(most);
    List<String> present = new ArrayList<>();
    List<String> previous = new ArrayList<>();
    List<Point> points = new ArrayList<>();
    double column = (double) WIDTH / Math.max(count, 1);
    for (int i = 0; i < count; i++) {
      Interval each = intervals.get(i);
      double centre = count == 1 ? WIDTH / 2.0 : i * (double) WIDTH / (count - 1);
      present.add(point(centre, each.value(), top));
      if (each.before() >= 0) {
        previous.add(point(centre, each.before(), top));
      }
      double begin = count == 1 ? 0 : Math.max(0, centre - column / 2);
      double end = count == 1 ? WIDTH : Math.min(WIDTH, centre + column / 2);
      points.add(
          new Point(
              shown(begin),
              shown(end - begin),
              shown(centre),
              each.label(),
              each.text(),
              each.beforeText(),
              isOpen && i == count - 1 ? openNote : ""));
    }
    int over = isOpen ? count - 1 : count;
    List<String> rulers = new ArrayList<>();
    for (int i = RULERS; i >= 0; i--) {
      rulers.add(number.apply(top * i / RULERS));
    }
    return new Chart(
        title,
        summary,
        count < 2
            ? ""
            : "0,%d %s %d,%d".formatted(HEIGHT, String.join(" ", present), WIDTH, HEIGHT),
        over < 2 ? "" : String.join(" ", present.subList(0, over)),
        isOpen && count > 1 ? String.join(" ", present.subList(count - 2, count)) : "",
        previous.size() < 2 ? "" : String.join(" ", previous),
        count == 1 ? present.getFirst() : "",
        rulers,
        labels(intervals),
        points);
  }

  /// A round number, which the rulers divide, and not below the highest value.
  static long top(long most) {
    if (most <= RULERS) {
      return RULERS;
    }
    long unit = 1;
    while (true) {
      for (long step : new long[] {4, 8, 10, 20}) {
        // 1000, but not 10, of which no quarter is a whole number.
        if (step * unit >= most && step * unit % RULERS == 0) {
          return step * unit;
        }
      }
      unit *= 10;
    }
  }

  private static String point(double x, long value, long top) {
    return shown(x) + "," + shown(HEIGHT - (double) HEIGHT * value / top);
  }

  private static String shown(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  private static List<String> labels(List<Interval> intervals) {
    int count = intervals.size();
    if (count <= MOST_LABELS) {
      return intervals.stream().map(Interval::shortLabel).toList();
    }
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < MOST_LABELS; i++) {
      labels.add(intervals.get(i * (count - 1) / (MOST_LABELS - 1)).shortLabel());
    }
    return labels;
  }
}
