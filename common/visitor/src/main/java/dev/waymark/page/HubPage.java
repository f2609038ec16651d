package dev.waymark.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A hub: who is asking, and where one may go. Messengers show it by its title, text and picture.
public final class HubPage {
  private static final Template BODY =
      Template.of(
          """
          {}<h1 dir="auto">{}</h1>
          {}<ul>
          {}</ul>
          """);

  private static final Template PICTURE =
      Template.of(
          """
          <img src="{}" alt="" width="96" height="96">
          """);

  private static final Template TEXT =
      Template.of(
          """
          <p dir="auto">{}</p>
          """);

  private static final Template ENTRY =
      Template.of(
          """
          <li><a class="go" href="{}" dir="auto">{}{}</a></li>
          """);

  private static final Template ENTRY_TEXT = Template.of(" <small>{}</small>");

  /// Pictures may be anywhere: which one it is, is our own text.
  private static final String NEEDS = "form-action 'none'; img-src http: https:";

  private HubPage() {}

  /// Something to choose.
  ///
  /// @param path where it is tapped, on this host
  /// @param label what the button says
  /// @param text what stands below it; null for nothing
  public record Entry(String path, String label, @Nullable String text) {}

  /// The page with the entries that a visitor sees, in order, but for its foot.
  ///
  /// @param picture its URL; null for none
  /// @param text what stands below the title; null for nothing
  public static Markup of(
      String title,
      @Nullable String picture,
      @Nullable String text,
      List<Entry> entries,
      Language language) {
    var html = Markup.NONE;
    for (Entry entry : entries) {
      html = html.and(entry(entry));
    }
    Markup body =
        BODY.fill(
            picture == null ? Markup.NONE : PICTURE.fill(Markup.text(picture)),
            Markup.text(title),
            text == null ? Markup.NONE : TEXT.fill(Markup.text(text)),
            html);
    return Sheet.of(language, title, Card.of(title, text, picture, false), body);
  }

  /// The policy under which it shows.
  public static String policy() {
    return Sheet.policy(NEEDS);
  }

  /// The policy under which a page of ours shows it in a frame: it may be looked at, and no more.
  public static String policyInAFrame() {
    return policy().replace("frame-ancestors 'none'", "frame-ancestors 'self'") + "; sandbox";
  }

  private static Markup entry(Entry entry) {
    return ENTRY.fill(
        Markup.text(entry.path()),
        Markup.text(entry.label()),
        entry.text() == null ? Markup.NONE : ENTRY_TEXT.fill(Markup.text(entry.text())));
  }
}
