package dev.waymark.visitor.agent;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The part of a User-Agent header that is safe to hand to a full parser: `Mozilla/5.0`, the
/// comment on the system, and the first products, provided that they have the plain form in which
/// browsers write them.
///
/// yauaa's grammar is not linear: 512 slashes keep it busy for a second, and rows of other signs,
/// words or brackets for a tenth of one. In this form the worst header that was found takes some
/// ten milliseconds, and a browser's a fraction of one.
final class BrowserHeader {
  private static final int MAX_COMMENT = 112;

  /// A word in which no two signs meet, or one in brackets (`moto g power (2022)`).
  private static final String WORD =
      "(?:\\([A-Za-z0-9]++\\)|[A-Za-z0-9]++(?:[._:+-][A-Za-z0-9]++)*+(?:\\([A-Za-z0-9]++\\))?+)";

  private static final String PRODUCT = WORD + "/" + WORD;
  private static final String FIELD = WORD + "(?:/" + WORD + ")?+";
  private static final String COMMENT = "\\(" + FIELD + "(?:;? " + FIELD + "){0,12}+\\)";
  private static final String ENGINE = "(?: " + PRODUCT + "| \\(KHTML, like Gecko\\)){0,5}+";
  private static final String REST = "(?: Mobile| TV)?+(?: " + PRODUCT + "){0,3}+";

  /// Possessive throughout: it never goes back, so its time is linear. Words without a version are
  /// what the parser tries in most ways, so few of them are let through.
  private static final Pattern FORM =
      Pattern.compile("Mozilla/5\\.0 (?<comment>" + COMMENT + ")" + ENGINE + REST);

  private BrowserHeader() {}

  /// The part of the header; null when the header does not have the form.
  static @Nullable String partOf(String header) {
    Matcher matcher = FORM.matcher(header);
    boolean plain =
        matcher.lookingAt() && matcher.end("comment") - matcher.start("comment") <= MAX_COMMENT;
    return plain ? matcher.group() : null;
  }
}
