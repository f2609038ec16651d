package dev.waymark.admin.link;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A row of `admin.link`. Rules are kept as they were written, so that a new condition field needs
/// no migration.
@Entity
@Table(name = "link")
class LinkEntity {
  @Id String id;

  @Column(name = "workspace_id", updatable = false)
  String workspaceId;

  @Nullable String domain;

  String slug;

  @Column(name = "slug_folded")
  String slugFolded;

  String target;

  @Nullable String title;

  @Nullable String note;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> tags;

  boolean active;

  @JdbcTypeCode(SqlTypes.JSON)
  String rules;

  @Column(name = "utm_params")
  @JdbcTypeCode(SqlTypes.JSON)
  String utmParams;

  long version;

  @Column(name = "created_at", updatable = false)
  Instant createdAt;

  @Column(name = "updated_at")
  Instant updatedAt;
}
