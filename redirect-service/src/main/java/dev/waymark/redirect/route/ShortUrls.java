package dev.waymark.redirect.route;

import dev.waymark.link.Slug;
import dev.waymark.redirect.replica.Links;
import dev.waymark.redirect.replica.LiveLink;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The short URLs of links.
final class ShortUrls {
  private final String scheme;
  private final String base;

  /// @param publicUrl what those of the default domain begin with
  ShortUrls(URI publicUrl) {
    String url = publicUrl.toString();
    this.scheme = publicUrl.getScheme() + "://";
    this.base = url.endsWith("/") ? url : url + '/';
  }

  /// Whether visitors come over https.
  boolean isSecure() {
    return scheme.equals("https://");
  }

  /// Where a link answers.
  ///
  /// @param rawQuery to add; null for none
  String of(LiveLink live, @Nullable String rawQuery) {
    String domain = live.domain();
    String slug = Slug.inUrl(live.slug());
    String url = domain.equals(Links.DEFAULT_DOMAIN) ? base + slug : scheme + domain + '/' + slug;
    return rawQuery == null ? url : url + '?' + rawQuery;
  }

  /// The same for a visitor of another link: a path, where the host stays.
  ///
  /// @param here where the visitor is
  String from(LiveLink here, LiveLink there, @Nullable String rawQuery) {
    if (!there.domain().equals(here.domain())) {
      return of(there, rawQuery);
    }
    String path = '/' + Slug.inUrl(there.slug());
    return rawQuery == null ? path : path + '?' + rawQuery;
  }
}
