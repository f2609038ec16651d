package dev.waymark.admin.person;

import java.time.Instant;

/// Somebody who can sign in.
///
/// @param id `per_...`
/// @param locale the language that the dashboard speaks with them, as BCP 47
/// @param disabled whether they may not sign in any more
public record Person(
    String id, String email, String name, String locale, boolean disabled, Instant createdAt) {}
