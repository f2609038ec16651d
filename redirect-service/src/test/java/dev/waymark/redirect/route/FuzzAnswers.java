package dev.waymark.redirect.route;

import dev.waymark.redirect.route.FuzzScript.Body;
import dev.waymark.redirect.route.FuzzScript.End;
import dev.waymark.redirect.route.FuzzScript.Expected;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what comes back over one connection of the fuzzer, as strictly as an answer can be read.
final class FuzzAnswers {
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3}) [ -~]*");
  private static final Pattern HEADER = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+): ([ -~]*)");

  /// What may be answered to anything at all.
  private static final Set<Integer> PLANNED =
      Set.of(200, 302, 303, 400, 404, 405, 413, 414, 417, 429, 431, 501);

  private final FuzzScript script;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private String text = "";
  private int start;
  private int complete;
  private int visits;
  private boolean announced;

  FuzzAnswers(FuzzScript script) {
    this.script = script;
  }

  /// Takes more of it.
  ///
  /// @throws AssertionError when it is not what has to come
  void take(byte[] bytes, int length) {
    received.write(bytes, 0, length);
    text = received.toString(StandardCharsets.ISO_8859_1);
    while (takeOne(false)) {
      // The next.
    }
  }

  /// Says that no more comes.
  void end() {
    while (takeOne(true)) {
      // The next.
    }
  }

  /// Whether all have come that can be waited for.
  boolean isComplete() {
    return complete >= script.answers().size();
  }

  /// How many have come in whole.
  int complete() {
    return complete;
  }

  /// How many of them lead somewhere, and were not answers to a HEAD.
  int visits() {
    return visits;
  }

  /// Whether something has come of an answer that is not whole.
  boolean isCut() {
    return start < text.length();
  }

  private boolean takeOne(boolean ended) {
    int end = text.indexOf("\r\n\r\n", start);
    if (end < 0) {
      return false;
    }
    Expected expected = complete < script.answers().size() ? script.answers().get(complete) : null;
    check(expected != null || script.end() == End.ANY, "an answer to nothing");
    String[] lines = text.substring(start, end).split("\r\n", -1);
    Matcher statusLine = STATUS_LINE.matcher(lines[0]);
    check(statusLine.matches(), "no status line: " + lines[0]);
    int status = Integer.parseInt(statusLine.group(1));
    String location = null;
    int length = -1;
    for (int i = 1; i < lines.length; i++) {
      Matcher header = HEADER.matcher(lines[i]);
      check(header.matches(), "no header: " + lines[i]);
      switch (header.group(1).toLowerCase(Locale.ROOT)) {
        case "location" -> location = header.group(2);
        case "content-length" -> {
          check(length < 0, "two lengths");
          length = Integer.parseInt(header.group(2));
        }
        case "transfer-encoding" -> check(false, "a coding");
        default -> {}
      }
    }
    if (status == 100) {
      check(expected == null || (expected.announced() && !announced), "a 100 for nothing");
      announced = true;
      start = end + 4;
      return true;
    }
    check(length >= 0, "no length");
    int after = end + 4 + bodyLength(expected, length, text.length() - end - 4, ended);
    if (after > text.length()) {
      return false;
    }
    checkAgainst(expected, status, location);
    start = after;
    complete++;
    visits += status == 302 && (expected == null || expected.body() == Body.WHOLE) ? 1 : 0;
    announced = false;
    return true;
  }

  /// An answer to a HEAD that could not be read may have a body: then it is the last, and all that
  /// comes is its.
  private static int bodyLength(
      @Nullable Expected expected, int length, int available, boolean ended) {
    return switch (expected == null ? Body.WHOLE : expected.body()) {
      case WHOLE -> length;
      case NONE -> 0;
      case EITHER -> ended && available == 0 ? 0 : length;
    };
  }

  private void checkAgainst(@Nullable Expected expected, int status, @Nullable String location) {
    if (expected == null) {
      check(PLANNED.contains(status), "an unplanned " + status);
      return;
    }
    check(expected.statuses().contains(status), "a " + status + ", not " + expected);
    check(
        expected.location() == null || expected.location().equals(location),
        "leads to " + location + ", not " + expected);
  }

  void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(
          "%s at answer %d of %s%n%nafter%n%s".formatted(otherwise, complete + 1, script, text));
    }
  }
}
