package dev.waymark.redirect.domain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.publication.DomainDocument;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// What a domain answers where no link does.
public sealed interface DomainAnswer {
  /// Its front page is elsewhere.
  ///
  /// @param location where
  record Root(String location) implements DomainAnswer {}

  /// A file of its own, with which iOS ([associated
  /// domains](https://developer.apple.com/documentation/xcode/supporting-associated-domains)) and
  /// Android ([Digital Asset Links](https://developers.google.com/digital-asset-links)) see that an
  /// app may open its links. Both ask for `application/json` at this very place and follow no
  /// redirect.
  ///
  /// @param json in UTF-8
  record File(Buffer json) implements DomainAnswer {}

  /// What is answered at a path; null when nothing is.
  ///
  /// @param domain null for the default domain, which has neither
  /// @param path without its first slash, decoded
  static @Nullable DomainAnswer at(@Nullable DomainDocument domain, String path) {
    if (domain == null) {
      return null;
    }
    return switch (path) {
      case "" -> domain.rootUrl() == null ? null : new Root(domain.rootUrl());
      case ".well-known/apple-app-site-association" -> file(domain.appleAppSiteAssociation());
      case ".well-known/assetlinks.json" -> file(domain.assetLinks());
      default -> null;
    };
  }

  private static @Nullable DomainAnswer file(@Nullable JsonNode json) {
    return json == null ? null : new File(Buffer.buffer(json.toString()));
  }
}
