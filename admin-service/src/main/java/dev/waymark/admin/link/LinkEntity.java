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

/// A row of `admin.link`. Rules and other structured values are kept as they were written, so that
/// a new condition field needs no migration.
@Entity
@Table(name = "link")
class LinkEntity {
  @Id String id;

  @Column(name = "workspace_id", updatable = false)
  String workspaceId;

  @Nullable String domain;

  @Column(name = "domain_id")
  @Nullable String domainId;

  String slug;

  @Column(name = "slug_folded")
  String slugFolded;

  @Nullable String target;

  @Nullable String title;

  @Nullable String note;

  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> tags;

  boolean active;

  @Column(name = "starts_at")
  @Nullable Instant startsAt;

  @Column(name = "expires_at")
  @Nullable Instant expiresAt;

  @Column(name = "max_clicks")
  @Nullable Long maxClicks;

  @Column(name = "fallback_url")
  @Nullable String fallbackUrl;

  @Column(name = "fallback_channel")
  @Nullable String fallbackChannel;

  @Nullable String password;

  @Column(name = "password_version")
  long passwordVersion;

  @JdbcTypeCode(SqlTypes.JSON)
  String rules;

  @Column(name = "rules_version")
  long rulesVersion;

  @Column(name = "routing_rules")
  @JdbcTypeCode(SqlTypes.JSON)
  @Nullable String routingRules;

  @Column(name = "ab_variants")
  @JdbcTypeCode(SqlTypes.JSON)
  @Nullable String abVariants;

  @JdbcTypeCode(SqlTypes.JSON)
  @Nullable String sequence;

  @JdbcTypeCode(SqlTypes.JSON)
  @Nullable String hub;

  @Column(name = "utm_params")
  @JdbcTypeCode(SqlTypes.JSON)
  String utmParams;

  @Column(name = "forward_params")
  @JdbcTypeCode(SqlTypes.ARRAY)
  List<String> forwardParams;

  @Column(name = "deep_link")
  @JdbcTypeCode(SqlTypes.JSON)
  @Nullable String deepLink;

  @Column(name = "og_title")
  @Nullable String ogTitle;

  @Column(name = "og_description")
  @Nullable String ogDescription;

  @Column(name = "og_image")
  @Nullable String ogImage;

  long version;

  @Column(name = "created_at", updatable = false)
  Instant createdAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  /// How many characters the parts have that can be many.
  int size() {
    int size = 0;
    for (String part :
        new String[] {
          target,
          title,
          note,
          rules,
          routingRules,
          abVariants,
          sequence,
          hub,
          utmParams,
          deepLink,
          fallbackUrl,
          ogTitle,
          ogDescription,
          ogImage
        }) {
      size += part == null ? 0 : part.length();
    }
    return size;
  }
}
