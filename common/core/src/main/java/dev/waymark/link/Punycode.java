package dev.waymark.link;

/// The form in which a label of a host name that is not ASCII is written ([RFC
/// 3492](https://www.rfc-editor.org/info/rfc3492)), whose names are used here.
final class Punycode {
  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int INITIAL_N = 0x80;
  private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

  private Punycode() {}

  /// Appends a label, without the `xn--` before it.
  ///
  /// @param label of at most 63 characters, so that no number overflows
  static void append(StringBuilder out, String label) {
    int[] points = label.codePoints().toArray();
    int handled = 0;
    for (int point : points) {
      if (point < INITIAL_N) {
        out.append((char) point);
        handled++;
      }
    }
    int basic = handled;
    if (basic > 0) {
      out.append('-');
    }
    int bias = INITIAL_BIAS;
    int delta = 0;
    int n = INITIAL_N;
    while (handled < points.length) {
      int next = next(points, n);
      delta += (next - n) * (handled + 1);
      n = next;
      for (int point : points) {
        if (point < n) {
          delta++;
        } else if (point == n) {
          appendNumber(out, delta, bias);
          bias = adapted(delta, handled + 1, handled == basic);
          delta = 0;
          handled++;
        }
      }
      delta++;
      n++;
    }
  }

  /// The smallest code point that is not below another.
  private static int next(int[] points, int n) {
    int next = Integer.MAX_VALUE;
    for (int point : points) {
      if (point >= n && point < next) {
        next = point;
      }
    }
    return next;
  }

  private static void appendNumber(StringBuilder out, int number, int bias) {
    int left = number;
    for (int k = BASE; ; k += BASE) {
      int threshold = Math.clamp(k - bias, T_MIN, T_MAX);
      if (left < threshold) {
        out.append(DIGITS.charAt(left));
        return;
      }
      out.append(DIGITS.charAt(threshold + (left - threshold) % (BASE - threshold)));
      left = (left - threshold) / (BASE - threshold);
    }
  }

  private static int adapted(int delta, int handled, boolean first) {
    int left = first ? delta / DAMP : delta / 2;
    left += left / handled;
    int k = 0;
    while (left > (BASE - T_MIN) * T_MAX / 2) {
      left /= BASE - T_MIN;
      k += BASE;
    }
    return k + (BASE - T_MIN + 1) * left / (left + SKEW);
  }
}
