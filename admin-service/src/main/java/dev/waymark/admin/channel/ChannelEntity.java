package dev.waymark.admin.channel;

import dev.waymark.admin.keyed.KeyedRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of `admin.channel`. Its id is that of its published document.
@Entity
@Table(name = "channel")
class ChannelEntity extends KeyedRow {
  String kind;

  String address;

  String canonical;

  @Nullable String message;

  @Nullable String subject;

  @Nullable String fallback;

  String status;

  @Column(name = "passive_until")
  @Nullable Instant passiveUntil;
}
