package dev.waymark.clock;

/// Times of day as people write them, `HH:mm`, in minutes since midnight.
public final class ClockTime {
  /// Minutes of a day, which is what `24:00` stands for.
  public static final int DAY = 24 * 60;

  private ClockTime() {}

  /// Minutes since midnight of `HH:mm`, 0 to {@link #DAY}; -1 when it is not that.
  public static int minute(String text) {
    if (text.length() != 5 || text.charAt(2) != ':') {
      return -1;
    }
    int hours = twoDigits(text, 0);
    int minutes = twoDigits(text, 3);
    if (hours < 0 || minutes < 0 || minutes > 59 || hours > 24 || (hours == 24 && minutes > 0)) {
      return -1;
    }
    return hours * 60 + minutes;
  }

  private static int twoDigits(String text, int at) {
    int tens = text.charAt(at) - '0';
    int ones = text.charAt(at + 1) - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
  }

  /// The `HH:mm` of a minute, 0 to {@link #DAY}.
  public static String text(int minute) {
    var text = new StringBuilder(5);
    append(text, minute / 60).append(':');
    return append(text, minute % 60).toString();
  }

  private static StringBuilder append(StringBuilder text, int number) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
