package dev.waymark.channel;

import dev.waymark.channel.ChannelAddress.Accepted;
import dev.waymark.channel.ChannelAddress.Reading;
import dev.waymark.channel.ChannelAddress.Refused;

/// A phone number with its country code, as E.164 has it: 7 to 15 digits, the first of them 1 to 9.
///
/// What people put between the digits is dropped, digits of other scripts become ASCII. A number
/// that lacks its country code is refused rather than completed, for a guess would reach somebody
/// else.
final class PhoneNumber {
  static final String EXAMPLE = "+34 600 000 000";

  private static final int MIN_DIGITS = 7;
  private static final int MAX_DIGITS = 15;
  private static final String SEPARATORS = ".()[]/\u00B7\u2212";

  private PhoneNumber() {}

  /// Reads a number into `+` and its digits.
  ///
  /// @param plusNeeded whether bare digits are refused; false where a link or an app always means
  ///   international ones
  static Reading read(String typed, boolean plusNeeded) {
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
    return complete(digits, plus, plusNeeded);
  }

  private static Reading complete(StringBuilder digits, boolean plus, boolean plusNeeded) {
    boolean doubleZero = !plus && digits.length() > 1 && digits.indexOf("00") == 0;
    if (doubleZero) {
      digits.delete(0, 2);
    }
    if (!digits.isEmpty() && digits.charAt(0) == '0') {
      return new Refused(
          "A phone number begins with its country code, not with 0: write it like "
              + EXAMPLE
              + ".");
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
    if (plusNeeded && !plus && !doubleZero) {
      return new Refused(
          "A phone number needs + and its country code; if the code is there already, write +"
              + digits
              + ".");
    }
    return new Accepted("+" + digits);
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
