package dev.waymark.admin.link;

import org.jspecify.annotations.Nullable;

/// Where a slug is.
///
/// @param domainId null for the default domain
/// @param domain the host; null for the default domain
/// @param slugFolded in the form in which slugs are compared
record SlugPlace(@Nullable String domainId, @Nullable String domain, String slugFolded) {}
