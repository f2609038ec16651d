package dev.waymark.admin.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A row of `admin.domain`.
@Entity
@Table(name = "domain")
class DomainEntity {
  @Id String id;

  @Column(name = "workspace_id", updatable = false)
  String workspaceId;

  @Column(updatable = false)
  String name;

  @Column(name = "txt_record", updatable = false)
  String txtRecord;

  boolean verified;

  @Column(name = "checked_at")
  @Nullable Instant checkedAt;

  /// When it goes to the contender, unless its record comes back; null without notice.
  @Column(name = "moves_at")
  @Nullable Instant movesAt;

  /// The id of the claim that has proved the host meanwhile; null for none.
  @Column(name = "contender_id")
  @Nullable String contenderId;

  @Column(name = "root_url")
  @Nullable String rootUrl;

  @Column(name = "apple_app_site_association")
  @JdbcTypeCode(SqlTypes.JSON)
  @Nullable String appleAppSiteAssociation;

  @JdbcTypeCode(SqlTypes.JSON)
  @Nullable String assetlinks;

  long version;

  @Column(name = "created_at", updatable = false)
  Instant createdAt;

  @Column(name = "updated_at")
  Instant updatedAt;
}
