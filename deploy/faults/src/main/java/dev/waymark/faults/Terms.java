package dev.waymark.faults;

import dev.waymark.local.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/// What a trial is asked for.
///
/// @param clicks how many acknowledged clicks there must be at least; from 1
/// @param kills how many faults; from 0
/// @param seed draws the schedule of the faults
/// @param every the mean time from one fault to the next
record Terms(int clicks, int kills, long seed, Duration every) {
  private static final Duration SHORTEST = Duration.ofSeconds(5);

  /// Reads `--clicks`, `--kills`, `--seed` and `--every-millis`, each with a number behind it.
  ///
  /// @param random draws the seed when none is given
  /// @throws Refusal for anything else
  static Terms read(List<String> arguments, RandomGenerator random) {
    var terms = new Terms(20_000, 12, random.nextInt(1, 1_000_000), Duration.ofSeconds(4));
    for (int i = 0; i < arguments.size(); i += 2) {
      if (i + 1 == arguments.size()) {
        throw new Refusal(arguments.get(i) + " needs a number behind it.");
      }
      terms = terms.with(arguments.get(i), number(arguments.get(i + 1)));
    }
    return terms;
  }

  private Terms with(String flag, long value) {
    return switch (flag) {
      case "--clicks" -> new Terms(atLeast(1, value, flag), kills, seed, every);
      case "--kills" -> new Terms(clicks, atLeast(0, value, flag), seed, every);
      case "--seed" -> new Terms(clicks, kills, value, every);
      case "--every-millis" ->
          new Terms(clicks, kills, seed, Duration.ofMillis(atLeast(1, value, flag)));
      default ->
          throw new Refusal(
              "There is no option "
                  + flag
                  + "; there are --clicks, --kills, --seed and --every-millis, or alone"
                  + " --lose-database or --update-from.");
    };
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new Refusal(text + " is no number.", e);
    }
  }

  private static int atLeast(int least, long value, String flag) {
    if (value < least || value > Integer.MAX_VALUE) {
      throw new Refusal(flag + " cannot be " + value + ".");
    }
    return (int) value;
  }

  /// How long the faults, and so the clicks, are to take.
  Duration span() {
    Duration span = every.multipliedBy(kills);
    return span.compareTo(SHORTEST) < 0 ? SHORTEST : span;
  }

  /// How many clicks are sent a second, so that they last as long as the faults.
  double clicksPerSecond() {
    return clicks * 1e3 / span().toMillis();
  }

  /// The command that does the same again.
  String command() {
    return "deploy/faults/run --clicks %d --kills %d --seed %d --every-millis %d"
        .formatted(clicks, kills, seed, every.toMillis());
  }
}
