package dev.waymark.click;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The name of one click, which may be handed to destinations (`{click_id}`). Its first 48 bits are
/// the click's time, so that whoever holds it knows where to look; the other 80 are random, so that
/// it cannot be guessed. The bits and the text are those of a [ULID](https://github.com/ulid/spec),
/// in lower case.
///
/// @param high time in milliseconds since 1970-01-01T00:00:00Z in the upper 48 bits
/// @param low random
public record ClickId(long high, long low) {
  /// Characters in the text form.
  public static final int LENGTH = 26;

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int BITS = 5;
  private static final int MASK = (1 << BITS) - 1;
  private static final int RANDOM_BITS_IN_HIGH = 16;

  /// A new one.
  ///
  /// @param atMillis when the click happened
  public static ClickId next(long atMillis, RandomGenerator random) {
    long tail = random.nextInt() & 0xffffL;
    return new ClickId(atMillis << RANDOM_BITS_IN_HIGH | tail, random.nextLong());
  }

  /// Reads the text form, in either case; null when it is none.
  public static @Nullable ClickId parse(String text) {
    if (text.length() != LENGTH) {
      return null;
    }
    long high = 0;
    long low = 0;
    for (int i = 0; i < LENGTH; i++) {
      int digit = digit(text.charAt(i));
      if (digit < 0 || (i == 0 && digit > 7)) {
        return null;
      }
      high = high << BITS | low >>> (Long.SIZE - BITS);
      low = low << BITS | digit;
    }
    return new ClickId(high, low);
  }

  private static int digit(char c) {
    return ALPHABET.indexOf(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  }

  /// When the click happened, in milliseconds since 1970-01-01T00:00:00Z.
  public long atMillis() {
    return high >>> RANDOM_BITS_IN_HIGH;
  }

  /// The text form: 26 digits and letters.
  @Override
  public String toString() {
    var text = new char[LENGTH];
    long upper = high;
    long lower = low;
    for (int i = LENGTH - 1; i >= 0; i--) {
      text[i] = ALPHABET.charAt((int) (lower & MASK));
      lower = lower >>> BITS | upper << (Long.SIZE - BITS);
      upper >>>= BITS;
    }
    return new String(text);
  }
}
