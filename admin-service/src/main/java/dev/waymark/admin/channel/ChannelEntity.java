package dev.waymark.admin.channel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of `admin.channel`. Its id is that of its published document.
@Entity
@Table(name = "channel")
class ChannelEntity {
  @Id String id;

  @Column(name = "workspace_id", updatable = false)
  String workspaceId;

  @Column(updatable = false)
  String key;

  String name;

  String kind;

  String address;

  String canonical;

  @Nullable String message;

  @Nullable String subject;

  @Nullable String fallback;

  String status;

  long version;

  @Column(name = "created_at", updatable = false)
  Instant createdAt;

  @Column(name = "updated_at")
  Instant updatedAt;
}
