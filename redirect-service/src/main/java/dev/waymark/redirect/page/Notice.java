package dev.waymark.redirect.page;

import io.vertx.core.buffer.Buffer;

/// What is said when there is nowhere to go: a page for browsers, `application/problem+json` ([RFC
/// 9457](https://www.rfc-editor.org/rfc/rfc9457)) for everybody else. Constant, so that nothing of
/// a request can get into it.
public enum Notice {
  /// No such link, or none yet.
  NOT_FOUND(
      404,
      "Not Found",
      "There is no such link.",
      "This link leads nowhere",
      "It may have been mistyped, or it is not in use any more."),
  /// Switched off, or over.
  GONE(
      410,
      "Gone",
      "This link is switched off.",
      "This link is switched off",
      "Whoever shared it has put it out of use."),
  /// Not to be had, because the operator says so.
  TAKEN_DOWN(
      410,
      "Gone",
      "This link was taken down by whoever runs this service.",
      "This link was taken down",
      "Whoever runs this service has blocked it."),
  /// An address, header or form that makes no sense.
  BAD_REQUEST(
      400,
      "Bad Request",
      "The request cannot be read.",
      "This address cannot be read",
      "Something in it was damaged on the way here."),
  /// Another method than those that links answer.
  METHOD_NOT_ALLOWED(
      405,
      "Method Not Allowed",
      "Links answer GET and HEAD.",
      "This is not how links are followed",
      "Open the address in a browser."),
  /// A body where none belongs, or one that is too long.
  CONTENT_TOO_LARGE(
      413,
      "Content Too Large",
      "A request for a link has no body.",
      "This is not how links are followed",
      "Open the address in a browser."),
  /// An address that nobody reads to its end.
  ADDRESS_TOO_LONG(
      414,
      "URI Too Long",
      "The address is too long.",
      "This address cannot be read",
      "It is too long."),
  /// Something is expected before a form is sent that cannot be done.
  EXPECTATION_FAILED(
      417,
      "Expectation Failed",
      "Only 100-continue can be expected.",
      "This is not how links are followed",
      "Open the address in a browser."),
  /// More headers than anybody reads.
  HEADERS_TOO_LARGE(
      431,
      "Request Header Fields Too Large",
      "The headers are too large.",
      "Your browser sent too much",
      "Deleting its cookies for this site may help."),
  /// A body in a form that nobody reads here.
  NOT_IMPLEMENTED(
      501,
      "Not Implemented",
      "The only transfer coding is chunked.",
      "This is not how links are followed",
      "Open the address in a browser."),
  /// Nothing can be answered at the moment.
  UNAVAILABLE(
      503,
      "Service Unavailable",
      "Not ready yet; try again in a moment.",
      "One moment, please",
      "The service is about to be ready. Please try again.");

  private final int status;
  private final WebPage page;
  private final Buffer problem;

  Notice(int status, String title, String detail, String heading, String sentence) {
    this.status = status;
    this.page = WebPage.plain(Sheet.of(heading, Markup.NONE, Sheet.notice(heading, sentence)));
    this.problem =
        Buffer.buffer(
            """
            {"type":"about:blank","title":"%1$s","status":%2$d,"detail":"%3$s","error":"%3$s"}
            """
                .formatted(title, status, detail));
  }

  /// The status code.
  public int status() {
    return status;
  }

  /// For browsers.
  public WebPage page() {
    return page;
  }

  /// For everybody else.
  public Buffer problem() {
    return problem;
  }
}
