package dev.waymark.admin.link;

import org.jspecify.annotations.Nullable;

/// Where a slug is.
///
/// @param domainId null for the default domain
/// @param domain the host; null for the default domain
/// @param slugFolded in the form in which slugs are compared
record SlugPlace(@Nullable String domainId, @Nullable String domain, String slugFolded) {

  /// What the slug has in common with all that look like it; empty on a domain of a workspace,
  /// where nobody else has slugs.
  String skeleton() {
    return domain == null ? SlugSkeleton.of(slugFolded) : "";
  }
}
