package dev.waymark.redirect.snapshot;

/// Links for tests of other packages.
public final class LinksFixture {
  private LinksFixture() {}

  /// One link, on a domain of its own.
  public static Links of(String domain, String slug) {
    var snapshot = new Snapshot();
    snapshot.apply(
        Rows.link("lnk_1", 1, 1, Rows.body("lnk_1", domain, slug, "https://example.com/")));
    return snapshot.links();
  }
}
