package dev.waymark.admin.member;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/// A row of `admin.invite`: one that was neither accepted nor withdrawn.
@Entity
@Immutable
@Table(name = "invite")
class InviteEntity {
  @Id String id;

  @Column(name = "workspace_id")
  String workspaceId;

  String email;

  /// In lower case.
  @Column(name = "email_folded")
  String emailFolded;

  String role;

  /// SHA-256 of the token.
  @Column(name = "token_hash")
  String tokenHash;

  /// The id of a person or an API key, or `operator`.
  @Column(name = "invited_by")
  String invitedBy;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "ends_at")
  Instant endsAt;
}
