package dev.waymark.admin.session;

import dev.waymark.service.access.Caller;
import dev.waymark.service.access.Secret;

/// A session that has just begun, or was given another token: the one moment at which the token is
/// there. {@link Browser#keeping} makes the cookie of it.
///
/// @param token what the cookie is to hold
/// @param person who has signed in
public record NewSession(Secret token, Caller.Person person) {}
