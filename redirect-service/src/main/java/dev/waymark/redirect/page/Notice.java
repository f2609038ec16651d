package dev.waymark.redirect.page;

import dev.waymark.page.Language;
import dev.waymark.page.Text;
import org.jspecify.annotations.Nullable;

/// What is said when there is nowhere to go: a page for browsers, `application/problem+json` ([RFC
/// 9457](https://www.rfc-editor.org/rfc/rfc9457)) for everybody else. Constant, so that nothing of
/// a request can get into it.
public enum Notice {
  /// No such link, or none yet.
  NOT_FOUND(
      404, "Not Found", "There is no such link.", Text.NOT_FOUND_HEADING, Text.NOT_FOUND_TEXT),
  /// Switched off.
  OFF(410, "Gone", "This link is switched off.", Text.OFF_HEADING, Text.OFF_TEXT),
  /// Its time is over.
  OVER(410, "Gone", "This link has expired.", Text.OVER_HEADING, Text.OVER_TEXT),
  /// It has had as many clicks as it may have.
  USED_UP(
      410,
      "Gone",
      "This link has been opened as often as it may be.",
      Text.USED_UP_HEADING,
      Text.USED_UP_TEXT),
  /// Not to be had, because the operator says so.
  TAKEN_DOWN(
      410,
      "Gone",
      "This link was taken down by whoever runs this service.",
      Text.TAKEN_DOWN_HEADING,
      Text.TAKEN_DOWN_TEXT),
  /// An address, header or form that makes no sense.
  BAD_REQUEST(
      400, "Bad Request", "The request cannot be read.", Text.DAMAGED_HEADING, Text.DAMAGED_TEXT),
  /// Another method than those that links answer.
  METHOD_NOT_ALLOWED(
      405,
      "Method Not Allowed",
      "Links answer GET and HEAD.",
      Text.NOT_A_VISIT_HEADING,
      Text.NOT_A_VISIT_TEXT),
  /// A body where none belongs, or one that is too long.
  CONTENT_TOO_LARGE(
      413,
      "Content Too Large",
      "A request for a link has no body.",
      Text.NOT_A_VISIT_HEADING,
      Text.NOT_A_VISIT_TEXT),
  /// An address that nobody reads to its end.
  ADDRESS_TOO_LONG(
      414, "URI Too Long", "The address is too long.", Text.DAMAGED_HEADING, Text.TOO_LONG_TEXT),
  /// Something is expected before a form is sent that cannot be done.
  EXPECTATION_FAILED(
      417,
      "Expectation Failed",
      "Only 100-continue can be expected.",
      Text.NOT_A_VISIT_HEADING,
      Text.NOT_A_VISIT_TEXT),
  /// More headers than anybody reads.
  HEADERS_TOO_LARGE(
      431,
      "Request Header Fields Too Large",
      "The headers are too large.",
      Text.TOO_MUCH_HEADING,
      Text.TOO_MUCH_TEXT),
  /// A body in a form that nobody reads here.
  NOT_IMPLEMENTED(
      501,
      "Not Implemented",
      "The only transfer coding is chunked.",
      Text.NOT_A_VISIT_HEADING,
      Text.NOT_A_VISIT_TEXT),
  /// Nothing can be answered at the moment.
  UNAVAILABLE(
      503,
      "Service Unavailable",
      "Not ready yet; try again in a moment.",
      Text.NOT_READY_HEADING,
      Text.NOT_READY_TEXT);

  private final int status;
  private final String title;
  private final String detail;
  private final Text heading;
  private final Text sentence;

  Notice(int status, String title, String detail, Text heading, Text sentence) {
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.heading = heading;
    this.sentence = sentence;
  }

  /// The status code.
  public int status() {
    return status;
  }

  WebPage page(Language language, @Nullable String home) {
    return WebPage.notice(language, language.say(heading), language.say(sentence), home);
  }

  String problem() {
    return """
        {"type":"about:blank","title":"%1$s","status":%2$d,"detail":"%3$s","error":"%3$s"}
        """
        .formatted(title, status, detail);
  }
}
