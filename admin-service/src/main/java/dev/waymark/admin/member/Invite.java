package dev.waymark.admin.member;

import dev.waymark.service.access.Role;
import java.time.Instant;

/// Somebody is asked to become a member of a workspace.
///
/// @param id `inv_...`
/// @param role what they are to be
/// @param invitedBy the id of a person or an API key, or `operator`
/// @param endsAt when it can be accepted no longer
public record Invite(
    String id,
    String workspace,
    String email,
    Role role,
    String invitedBy,
    Instant createdAt,
    Instant endsAt) {}
