package dev.waymark.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// A pattern in RE2 syntax that is found anywhere in a text, ignoring case. It takes time linear in
/// the text and in its own size, which has a bound, so that no pattern can keep a node busy. Two
/// are equal when they were written alike.
public final class TextPattern {
  /// Longest pattern, in characters.
  public static final int MAX_LENGTH = 256;

  /// Largest compiled pattern, in instructions: `a{200}` has some 200.
  public static final int MAX_SIZE = 250;

  /// Largest compiled patterns of all rules of a link, or all entries of its hub, together, in
  /// instructions.
  public static final int MAX_TOTAL_SIZE = 1_000;

  /// How much of a text is looked at, in characters; what follows is as if it were not there.
  public static final int MAX_TEXT = 1_024;

  /// From how many steps on a pattern is not even compiled.
  private static final int MAX_ESTIMATE = 50_000;

  private static final Reading TOO_LARGE =
      new Reading.Refused(
          "This pattern is too large: its repetitions written out have more than "
              + MAX_SIZE
              + " steps.");

  private final Pattern pattern;

  private TextPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /// What came of compiling one.
  public sealed interface Reading {
    /// It compiled.
    record Compiled(TextPattern pattern) implements Reading {}

    /// It did not.
    ///
    /// @param reason a sentence
    record Refused(String reason) implements Reading {}
  }

  /// Compiles a pattern.
  public static Reading compile(String text) {
    if (text.length() > MAX_LENGTH) {
      return new Reading.Refused("A pattern has at most " + MAX_LENGTH + " characters.");
    }
    if (mostSteps(text) > MAX_ESTIMATE) {
      return TOO_LARGE;
    }
    try {
      Pattern pattern = Pattern.compile(text, Pattern.CASE_INSENSITIVE);
      return pattern.programSize() > MAX_SIZE
          ? TOO_LARGE
          : new Reading.Compiled(new TextPattern(pattern));
    } catch (PatternSyntaxException e) {
      return new Reading.Refused(
          "'%s' is not a pattern in RE2 syntax: %s.".formatted(text, e.getDescription()));
    }
  }

  /// More steps than a pattern can have, found without compiling it: repetitions within repetitions
  /// multiply, and whoever compiles `((a{1000}){1000}){1000}` needs gigabytes. Which groups stand
  /// in which is not looked at, so each repetition of a group counts as if it held all the others.
  private static long mostSteps(String text) {
    long single = text.length();
    long groups = 1;
    for (int i = text.indexOf('{'); i >= 0; i = text.indexOf('{', i + 1)) {
      long count = mostRepetitions(text, i + 1);
      if (i > 0 && ")}?*+".indexOf(text.charAt(i - 1)) >= 0) {
        groups = Math.min(groups * Math.max(1, count), Integer.MAX_VALUE);
      } else {
        single += count;
      }
    }
    return single * groups;
  }

  /// The largest number before the closing brace, and one more; 0 when it is no repetition.
  private static long mostRepetitions(String text, int from) {
    long most = 0;
    long number = 0;
    for (int i = from; i < text.length() && text.charAt(i) != '}'; i++) {
      char c = text.charAt(i);
      if (c != ',' && (c < '0' || c > '9')) {
        return 0;
      }
      number = c == ',' ? 0 : Math.min(number * 10 + (c - '0'), MAX_ESTIMATE);
      most = Math.max(most, number);
    }
    return most + 1;
  }

  /// As it was written.
  public String text() {
    return pattern.pattern();
  }

  /// How large it is, in instructions.
  public int size() {
    return pattern.programSize();
  }

  /// Whether it is found in a text. Makes a few small objects, the only condition that does.
  public boolean isIn(String text) {
    return pattern.matcher(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text).find();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TextPattern that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
