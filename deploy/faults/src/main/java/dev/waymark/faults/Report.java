package dev.waymark.faults;

import dev.waymark.faults.Click.Answer;
import dev.waymark.local.Installation.Part;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What a trial came to.
///
/// @param clicks all that were sent
/// @param uptime of the redirect service
/// @param kills how often each fault was carried out
/// @param whileStoring how many of them came while clicks were being stored, or just after
/// @param endedByItself how often each service ended though nobody killed it
/// @param rows how many clicks were counted
/// @param countedUnacknowledged those among them whose visitor was not answered
/// @param quietAfter how long after the last click nothing moved any more
/// @param findings what is wrong; empty when nothing is
record Report(
    Terms terms,
    List<Click> clicks,
    Uptime uptime,
    Map<Fault, Integer> kills,
    int whileStoring,
    Map<Part, Integer> endedByItself,
    long rows,
    long countedUnacknowledged,
    Duration quietAfter,
    List<String> findings) {

  Report {
    clicks = List.copyOf(clicks);
    kills = Map.copyOf(kills);
    endedByItself = Map.copyOf(endedByItself);
    findings = List.copyOf(findings);
  }

  /// Whether everything was counted exactly once, and visitors were answered all the time.
  boolean isGood() {
    return findings.isEmpty();
  }

  /// For the screen.
  String text() {
    long acknowledged = clicks.stream().filter(Click::isAcknowledged).count();
    int killed = kills.values().stream().mapToInt(Integer::intValue).sum();
    return """

    seed        %d
    clicks      %,d sent: %s
    kills       %d, %d of them while clicks were being stored: %s
    redirect    up for %s in %d stretches, at most %s
    started     again by the keeper, for they had ended by themselves: %s
    counted     %,d rows, %d of them for clicks that were not acknowledged; quiet %s after the last click
    %s
    The same again: %s
    """
        .formatted(
            terms.seed(),
            clicks.size(),
            Arrays.stream(Answer.values())
                .map(answer -> "%,d %s".formatted(count(answer), word(answer)))
                .collect(Collectors.joining(", ")),
            killed,
            whileStoring,
            Arrays.stream(Fault.values())
                .map(fault -> kills.getOrDefault(fault, 0) + " " + fault.words())
                .collect(Collectors.joining(", ")),
            seconds(uptime.total()),
            uptime.stretches(),
            uptime.longestGap(clicks),
            endedByItself.isEmpty() ? "none" : endedByItself,
            rows,
            countedUnacknowledged,
            seconds(quietAfter),
            isGood() ? bound(acknowledged, killed) : wrong(),
            terms.command());
  }

  /// The rule of three: when none of n went wrong, the share that does is below 3/n with a
  /// confidence of 95 %.
  private static String bound(long acknowledged, int killed) {
    return """
    verdict     exactly once. No fault in n tries bounds their share, at 95 %% confidence, by 3/n:
                %.4f %% of acknowledged clicks%s"""
        .formatted(
            300.0 / acknowledged, killed < 3 ? "" : ", %.1f %% of kills".formatted(300.0 / killed));
  }

  private String wrong() {
    return findings.stream()
        .collect(Collectors.joining("\n            ", "verdict     WRONG\n            ", ""));
  }

  private long count(Answer answer) {
    return clicks.stream().filter(click -> click.answer() == answer).count();
  }

  private static String word(Answer answer) {
    return answer.name().toLowerCase(Locale.ROOT);
  }

  private static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1e3);
  }
}
