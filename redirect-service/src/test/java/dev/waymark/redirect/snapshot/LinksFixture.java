package dev.waymark.redirect.snapshot;

import dev.waymark.publication.DocumentKind;

/// Links and domains for tests of other packages.
public final class LinksFixture {
  private LinksFixture() {}

  /// One link, on a domain of its own.
  public static Links of(String domain, String slug) {
    var snapshot = new Snapshot();
    snapshot.apply(
        Rows.link("lnk_1", 1, 1, Rows.body("lnk_1", domain, slug, "https://example.com/")));
    return snapshot.links();
  }

  /// One domain, which leads nowhere.
  public static Domains domains(String domain) {
    var snapshot = new Snapshot();
    snapshot.apply(Rows.row(DocumentKind.DOMAIN, domain, 1, 1, "{\"workspace\": \"ws_1\"}"));
    return snapshot.domains();
  }
}
