package dev.waymark;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Made-up input: pieces of an alphabet strung together, short ones first, so that a failure is met
/// in its smallest form.
public final class Garbage {
  /// How many cases there are.
  public static final int CASES = 100_000;

  /// Where chance begins; `-Dwaymark.test.seed` sets another.
  public static final long SEED = Long.getLong("waymark.test.seed", 20_260_101L);

  private final RandomGenerator random =
      RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(SEED);
  private final String[] pieces;

  /// Pieces of this alphabet.
  public Garbage(String... pieces) {
    this.pieces = pieces;
  }

  /// The input of a case from 0 to {@link #CASES} - 1; one piece in thirty is any character at all.
  public String next(int number) {
    int size = random.nextInt(2 + number * 40 / CASES);
    var text = new StringBuilder();
    for (int i = 0; i < size; i++) {
      if (random.nextInt(30) == 0) {
        text.append((char) random.nextInt(random.nextBoolean() ? 0x100 : 0x10000));
      } else {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
    }
    return text.toString();
  }

  /// What a failed assertion should print.
  public static String describe(int number, String input) {
    return "seed " + SEED + ", case " + number + ": <" + input + ">";
  }
}
