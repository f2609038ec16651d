package dev.waymark.redirect.page;

import dev.waymark.link.DestinationUrl;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// What stands at the foot of every page: where to report a link. The same for all of a node's
/// pages, and so it is added when they are sent.
public final class Footer {
  private static final String END = "</body>\n</html>\n";

  private static final Template REPORT =
      Template.of(
          """
          <footer>Something wrong with this link? <a href="{}" rel="noreferrer">Report it</a>{}.</footer>
          """);

  private final Buffer end;

  private Footer(Buffer end) {
    this.end = end;
  }

  /// The foot of pages.
  ///
  /// @param contact an address of mail, or of a web page; null for nowhere
  /// @throws IllegalArgumentException when it is neither
  public static Footer of(@Nullable String contact) {
    Markup report = contact == null ? Markup.NONE : report(contact);
    return new Footer(Buffer.buffer(report + END));
  }

  private static Markup report(String contact) {
    if (isMail(contact)) {
      return REPORT.fill(
          Markup.text("mailto:" + contact), new Markup(" to ").and(Markup.text(contact)));
    }
    if (DestinationUrl.check(contact) instanceof DestinationUrl.Accepted accepted) {
      return REPORT.fill(Markup.text(accepted.text()), Markup.NONE);
    }
    throw new IllegalArgumentException(
        "WAYMARK_ABUSE_CONTACT must be like abuse@example.com or https://example.com/abuse.");
  }

  /// Plainly an address: what a browser would read more into is left to web pages.
  private static boolean isMail(String contact) {
    int at = contact.indexOf('@');
    return at > 0
        && at == contact.lastIndexOf('@')
        && contact.indexOf('.', at) > at + 1
        && contact.length() <= 254
        && contact
            .chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || "@.-_+".indexOf(c) >= 0);
  }

  /// A page with it, complete.
  public Buffer under(WebPage page) {
    Buffer html = page.html();
    return Buffer.buffer(html.length() + end.length()).appendBuffer(html).appendBuffer(end);
  }
}
