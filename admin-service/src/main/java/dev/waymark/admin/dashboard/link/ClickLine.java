package dev.waymark.admin.dashboard.link;

import java.util.List;

/// The clicks of a link in the last days as a small line, in a box of {@link #WIDTH} by {@link
/// #HEIGHT}.
///
/// @param link its id
/// @param href its statistics of these days
/// @param text the same in words
/// @param over the days that are over, as a path
/// @param open the day that is not, as another
public record ClickLine(String link, String href, String text, String over, String open) {
  static final int WIDTH = 60;
  static final int HEIGHT = 20;

  /// What keeps the line within its box, however thick it is.
  private static final int EDGE = 2;

  /// Draws.
  ///
  /// @param clicks of each day: two at least, of which the last is not over
  static ClickLine of(String link, String href, String text, List<Long> clicks) {
    long most = Math.max(1, clicks.stream().mapToLong(Long::longValue).max().orElse(1));
    int last = clicks.size() - 1;
    List<String> points =
        java.util.stream.IntStream.rangeClosed(0, last)
            .mapToObj(
                i ->
                    (EDGE + (WIDTH - 2 * EDGE) * i / last)
                        + " "
                        + (HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * clicks.get(i) / most))
            .toList();
    return new ClickLine(
        link,
        href,
        text,
        "M" + String.join("L", points.subList(0, last)),
        "M" + String.join("L", points.subList(last - 1, last + 1)));
  }
}
