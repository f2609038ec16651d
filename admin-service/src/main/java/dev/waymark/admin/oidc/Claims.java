package dev.waymark.admin.oidc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a provider says of whoever has signed in there, once its signature was looked at.
///
/// @param subject who they are, for as long as the provider exists
/// @param email their address; null when it says none, or has not verified it
/// @param name null when it says none
/// @param authenticatedAt when they have signed in there; null when it does not say
record Claims(
    String issuer,
    String subject,
    @Nullable String email,
    @Nullable String name,
    @Nullable Instant authenticatedAt) {}
