package dev.waymark.redirect.page;

import dev.waymark.page.Language;
import dev.waymark.page.Languages;
import dev.waymark.page.Markup;
import dev.waymark.page.Sheet;
import dev.waymark.page.Template;
import dev.waymark.page.Text;
import dev.waymark.takedown.AbuseContact;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What stands at the foot of every page: where to report a link. The same for all of a node's
/// pages in a language, and so it is added when they are sent.
public final class Footer {
  private static final Template REPORT =
      Template.of(
          """
          <footer>{} <a href="{}" rel="noreferrer">{}</a>{}</footer>
          """);

  private static final Template ADDRESS = Template.of(" <bdi>({})</bdi>");

  private final Map<Language, Buffer> ends;

  private Footer(Map<Language, Buffer> ends) {
    this.ends = ends;
  }

  /// The foot of pages.
  ///
  /// @param contact an address of mail, or of a web page; null for nowhere
  /// @throws IllegalArgumentException when it is neither
  public static Footer of(@Nullable String contact, Languages languages) {
    AbuseContact read = contact == null ? null : AbuseContact.read(contact);
    Map<Language, Buffer> ends = new HashMap<>();
    for (Language language : languages.all()) {
      Markup report = read == null ? Markup.NONE : report(read, language);
      ends.put(language, Buffer.buffer(report + Sheet.END));
    }
    return new Footer(ends);
  }

  private static Markup report(AbuseContact contact, Language language) {
    Markup address = contact.isMail() ? ADDRESS.fill(Markup.text(contact.text())) : Markup.NONE;
    return report(contact.url(), address, language);
  }

  private static Markup report(String url, Markup address, Language language) {
    return REPORT.fill(
        Markup.text(language.say(Text.REPORT_QUESTION)),
        Markup.text(url),
        Markup.text(language.say(Text.REPORT_LINK)),
        address);
  }

  /// A page with it, complete.
  public Buffer under(WebPage page) {
    Buffer html = page.html();
    Buffer end = Objects.requireNonNull(ends.get(page.language()));
    return Buffer.buffer(html.length() + end.length()).appendBuffer(html).appendBuffer(end);
  }
}
