package dev.waymark.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// What all pages have in common: the frame, the looks, and what the browser may load.
public final class Sheet {
  /// Light and dark as the visitor's system is, legible on a phone, nothing to be loaded.
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ground:#f4f6f8;--text:#171b20;--soft:#525c67;--line:#c9d1d9;\
      --accent:#0b57d0;--on-accent:#fff;--alert:#b3261e}
      @media(prefers-color-scheme:dark){:root{--ground:#101418;--text:#e9edf0;--soft:#a9b4be;\
      --line:#39424c;--accent:#a8c7fa;--on-accent:#062e6f;--alert:#f2b8b5}}
      *{box-sizing:border-box}
      body{margin:0;min-height:100vh;min-height:100svh;display:grid;place-items:center;\
      grid-template-rows:1fr auto;\
      padding:2rem 1.25rem;background:var(--ground);color:var(--text);\
      font:1.0625rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;\
      overflow-wrap:anywhere}
      main{width:100%;max-width:26rem;text-align:center}
      h1{margin:0 0 .5rem;font-size:1.5rem;line-height:1.25;text-wrap:balance}
      p{margin:0;color:var(--soft);white-space:pre-line}
      img{display:block;width:6rem;height:6rem;margin:0 auto 1rem;border-radius:50%;\
      object-fit:cover}
      ul{display:grid;gap:.75rem;margin:1.75rem 0 0;padding:0;list-style:none}
      .go{display:block;width:100%;min-height:3.25rem;padding:.8rem 1.25rem;\
      border:2px solid var(--accent);border-radius:.9rem;background:var(--accent);\
      color:var(--on-accent);font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
      .go:hover{filter:brightness(1.08)}
      .go small{display:block;font-weight:400;white-space:pre-line}
      .or{border-color:var(--line);background:none;color:var(--text)}
      .go:focus-visible{outline:3px solid var(--text);outline-offset:3px}
      label{display:block;margin:1.5rem 0 .35rem;text-align:start;font-weight:600}
      .alert{margin:0 0 .35rem;text-align:start;color:var(--alert)}
      input{display:block;width:100%;min-height:3.25rem;margin-bottom:.75rem;padding:.6rem 1rem;\
      border:2px solid var(--line);border-radius:.9rem;background:none;color:inherit;font:inherit}
      input[aria-invalid]{border-color:var(--alert)}
      input:focus{border-color:var(--accent);outline:0}
      footer{align-self:end;padding-top:2rem;text-align:center;color:var(--soft);font-size:.875rem}
      footer a{color:inherit}
      """;

  private static final Template FRAME =
      Template.of(
          """
          <!doctype html>
          <html lang="{}" dir="{}">
          <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="robots" content="noindex">
          <title>{}</title>
          {}<style>%s</style>
          </head>
          <body>
          <main>
          {}</main>
          """
              .formatted(STYLE));

  private static final Template NOTICE =
      Template.of(
          """
          <h1 dir="auto">{}</h1>
          <p dir="auto">{}</p>
          """);

  /// What ends a page, behind its foot.
  public static final String END = "</body>\n</html>\n";

  private Sheet() {}

  /// A whole page, but for its foot and its {@link #END}.
  ///
  /// @param head what stands in its head besides the rest; nothing for most
  public static Markup of(Language language, String title, Markup head, Markup body) {
    return FRAME.fill(
        Markup.text(language.tag()),
        Markup.text(language.direction()),
        Markup.text(title),
        head,
        body);
  }

  /// A heading with a paragraph below it.
  public static Markup notice(String heading, String paragraph) {
    return NOTICE.fill(Markup.text(heading), Markup.text(paragraph));
  }

  /// The [Content-Security-Policy](https://www.w3.org/TR/CSP3/) under which a page shows: nothing
  /// but our own style, and no form.
  public static String policy() {
    return policy("form-action 'none'");
  }

  /// The policy of a page that needs more than most.
  ///
  /// @param more directives for what else the page needs, the one for forms among them
  public static String policy(String more) {
    return "default-src 'none'; style-src "
        + hash(STYLE)
        + "; base-uri 'none'; frame-ancestors 'none'; "
        + more;
  }

  /// A text of ours as a source in a policy.
  public static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
