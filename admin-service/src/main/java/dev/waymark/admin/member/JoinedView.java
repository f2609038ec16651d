package dev.waymark.admin.member;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An invite was accepted.
///
/// @param workspaceId of what they are a member now
@Schema(name = "Joined")
record JoinedView(@Schema(required = true) String workspaceId) {}
