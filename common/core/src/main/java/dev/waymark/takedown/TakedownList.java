package dev.waymark.takedown;

import dev.waymark.takedown.Takedown.What;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A list of takedowns as an operator writes it into a file: one a line, what and which, and then
/// why:
///
/// ```
/// # reported on 2 January
/// link       lnk_3v9k2m4c6b8x0z1q5w7r   a fake shop
/// workspace  ws_3v9k2m4c6b8x0z1q5w7r    phishing, again
/// host       evil.example               phishing
/// ```
///
/// A line of one word is a host. What follows a `#` at the beginning of a word is a remark. A line
/// that cannot be read is left out and noted; it never keeps the others from being read.
///
/// @param reasons why each of them is taken down, in the order of the file; an empty text where the
///   file does not say
/// @param faults what is wrong with lines, at most {@link #MOST_FAULTS}
/// @param faulty how many lines cannot be read
public record TakedownList(Map<Takedown, String> reasons, List<LineFault> faults, int faulty) {
  /// Most takedowns in a list.
  public static final int MOST = 200_000;

  /// Longest reason, in characters; what is beyond is cut off.
  public static final int MAX_REASON = 500;

  /// How many faults are told of.
  public static final int MOST_FAULTS = 50;

  /// A list with nothing in it.
  public static final TakedownList EMPTY = new TakedownList(Map.of(), List.of(), 0);

  private static final String REMARK = "#";

  /// A line that cannot be read.
  ///
  /// @param line its number, from 1
  /// @param detail what is wrong with it, a sentence
  public record LineFault(int line, String detail) {}

  /// Reads a list, whatever is in it.
  ///
  /// @throws IllegalArgumentException when it has more than {@link #MOST} takedowns
  public static TakedownList read(String text) {
    Map<Takedown, String> reasons = new LinkedHashMap<>();
    var faults = new ArrayList<LineFault>();
    int faulty = 0;
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      String[] words = withoutRemark(line).strip().split("\\s+", 3);
      if (words[0].isEmpty()) {
        continue;
      }
      switch (read(words)) {
        case Takedown.Accepted(Takedown takedown) ->
            reasons.putIfAbsent(takedown, words.length < 3 ? "" : cut(words[2]));
        case Takedown.Refused(String reason) -> {
          faulty++;
          if (faults.size() < MOST_FAULTS) {
            faults.add(new LineFault(number, reason));
          }
        }
      }
      if (reasons.size() > MOST) {
        throw new IllegalArgumentException("more than " + MOST + " takedowns");
      }
    }
    return new TakedownList(reasons, List.copyOf(faults), faulty);
  }

  private static Takedown.Reading read(String[] words) {
    if (words.length == 1) {
      return Takedown.read(What.HOST, words[0]);
    }
    What what = What.of(words[0]);
    return what == null
        ? new Takedown.Refused("A line begins with one of: " + String.join(", ", What.keys()) + ".")
        : Takedown.read(what, words[1]);
  }

  private static String withoutRemark(String line) {
    for (int i = line.indexOf(REMARK); i >= 0; i = line.indexOf(REMARK, i + 1)) {
      if (i == 0 || Character.isWhitespace(line.charAt(i - 1))) {
        return line.substring(0, i);
      }
    }
    return line;
  }

  private static String cut(String reason) {
    if (reason.length() <= MAX_REASON) {
      return reason;
    }
    int end =
        Character.isHighSurrogate(reason.charAt(MAX_REASON - 1)) ? MAX_REASON - 1 : MAX_REASON;
    return reason.substring(0, end);
  }
}
