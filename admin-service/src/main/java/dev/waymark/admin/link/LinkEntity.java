package dev.waymark.admin.link;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A row of `admin.link`: the document of what people wrote, and beside it what is looked for. A
/// new field needs no column. Those that are not written here are kept by the database, from the
/// document.
@Entity
@Table(name = "link")
class LinkEntity {
  @Id String id;

  @Column(name = "workspace_id", updatable = false)
  String workspaceId;

  /// What people wrote, as {@link LinkDraft#written} has it.
  @JdbcTypeCode(SqlTypes.JSON)
  String written;

  @Nullable String domain;

  @Column(name = "domain_id")
  @Nullable String domainId;

  String slug;

  @Column(name = "slug_folded")
  String slugFolded;

  /// {@link SlugPlace#skeleton} of its place; null on a domain of a workspace.
  @Column(name = "slug_skeleton")
  @Nullable String slugSkeleton;

  @Column(insertable = false, updatable = false)
  @Nullable String target;

  @Column(insertable = false, updatable = false)
  @Nullable String title;

  @Column(insertable = false, updatable = false)
  @Nullable String note;

  @Column(insertable = false, updatable = false)
  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> tags;

  @Column(insertable = false, updatable = false)
  boolean active;

  /// Whether it has a page on which visitors choose.
  @Formula("hub is not null")
  boolean hub;

  @Nullable String password;

  @Column(name = "password_version")
  long passwordVersion;

  @Column(name = "rules_version")
  long rulesVersion;

  long version;

  @Column(name = "created_at", updatable = false)
  Instant createdAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// How many characters there are of what people wrote.
  int size() {
    return written.length();
  }
}
