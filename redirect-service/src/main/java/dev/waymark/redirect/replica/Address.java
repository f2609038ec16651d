package dev.waymark.redirect.replica;

import dev.waymark.link.Slug;
import dev.waymark.publication.LinkDocument;

/// Where a link answers.
///
/// @param domain lower-case ASCII, or {@link Links#DEFAULT_DOMAIN}
/// @param slug folded
record Address(String domain, String slug) {
  static Address of(LinkDocument document) {
    String domain = document.domain();
    return new Address(domain == null ? Links.DEFAULT_DOMAIN : domain, Slug.fold(document.slug()));
  }
}
