package dev.waymark.redirect.replica;

import dev.waymark.publication.DocumentKind;

/// Links and domains for tests of other packages.
public final class LinksFixture {
  private LinksFixture() {}

  /// One link, on a domain of its own.
  public static Links of(String domain, String slug) {
    var replica = Rows.replica();
    replica.apply(
        Rows.link("lnk_1", 1, 1, Rows.body("lnk_1", domain, slug, "https://example.com/")));
    return replica.links();
  }

  /// One domain, which leads nowhere.
  public static Domains domains(String domain) {
    var replica = Rows.replica();
    replica.apply(Rows.row(DocumentKind.DOMAIN, domain, 1, 1, "{\"workspace\": \"ws_1\"}"));
    return replica.domains();
  }
}
