package dev.waymark.channel;

import dev.waymark.channel.ChannelAddress.Reading;
import dev.waymark.channel.ChannelAddress.Refused;
import org.jspecify.annotations.Nullable;

/// A phone number with its country code, as E.164 has it: 7 to 15 digits, the first of them 1 to 9.
///
/// What people put between the digits is dropped, digits of other scripts become ASCII. A number
/// that begins with 0 is refused rather than completed, for a guess would reach somebody else.
final class PhoneNumber {
  static final String EXAMPLE = "+34 600 000 000";

  private static final int MIN_DIGITS = 7;
  private static final int MAX_DIGITS = 15;
  private static final String SEPARATORS = ".()[]/\u00B7\u2212";

  /// What digits without a `+` are, where no {@link NumberingPlans} say it.
  enum Bare {
    /// International, for they stand in a link that has no others.
    LINKED,
    /// International, as people type them for this app.
    INTERNATIONAL,
    /// Nobody knows.
    UNKNOWN
  }

  private PhoneNumber() {}

  /// Reads a number into `+` and its digits.
  static Reading read(String typed, Bare bare, NumberingPlans plans) {
    var digits = new StringBuilder();
    boolean plus = false;
    int bracket = -1;
    for (int i = 0; i < typed.length(); ) {
      int c = typed.codePointAt(i);
      i += Character.charCount(c);
      int digit = Character.digit(c, 10);
      if (digit >= 0) {
        digits.append((char) ('0' + digit));
      } else if (c == '+' || c == '\uFF0B') {
        if (plus || !digits.isEmpty()) {
          return new Refused("A phone number has one +, in front of its country code.");
        }
        plus = true;
      } else if (c == '(' || c == '[') {
        bracket = digits.length();
      } else if (c == ')' || c == ']') {
        if (bracket >= 0 && digits.substring(bracket).equals("0")) {
          return new Refused("Leave out the (0): it is dialled only within the country.");
        }
        bracket = -1;
      } else if (!isSeparator(c)) {
        return new Refused(
            "A phone number has digits only, with its country code: write it like "
                + EXAMPLE
                + ".");
      }
    }
    boolean doubleZero = !plus && digits.length() > 1 && digits.indexOf("00") == 0;
    if (doubleZero) {
      digits.delete(0, 2);
    }
    return complete(
        digits.toString(), plus || doubleZero || bare == Bare.LINKED ? null : bare, plans);
  }

  /// @param bare null when the country code is there
  private static Reading complete(String digits, @Nullable Bare bare, NumberingPlans plans) {
    if (digits.startsWith("0")) {
      String meant = bare == null ? null : plans.meant(digits);
      return new Refused(
          "A phone number begins with its country code, not with 0: write "
              + (meant == null ? "it like " + EXAMPLE : meant + ", if that is the one")
              + ".");
    }
    Reading known = bare == null ? null : plans.bare(digits);
    if (known != null) {
      return known;
    }
    if (digits.length() < MIN_DIGITS || digits.length() > MAX_DIGITS) {
      return new Refused(
          "A phone number has "
              + MIN_DIGITS
              + " to "
              + MAX_DIGITS
              + " digits with its country code, such as "
              + EXAMPLE
              + "; this one has "
              + digits.length()
              + ".");
    }
    return bare == Bare.UNKNOWN
        ? new Refused(
            "A phone number needs + and its country code; if the code is there already, write +"
                + digits
                + ".")
        : plans.international(digits);
  }

  /// White space, dashes, marks of writing direction that contact lists add, and the others that
  /// people write between digits.
  private static boolean isSeparator(int c) {
    int type = Character.getType(c);
    return type == Character.SPACE_SEPARATOR
        || type == Character.DASH_PUNCTUATION
        || type == Character.FORMAT
        || SEPARATORS.indexOf(c) >= 0;
  }
}
