package dev.waymark.admin.channel;

import dev.waymark.channel.ChannelKind;
import dev.waymark.channel.ChannelStatus;
import dev.waymark.publication.ChannelDocument;
import java.time.Instant;
import java.util.Objects;

/// Between the row, what people write, and what is published.
final class ChannelMapping {
  private ChannelMapping() {}

  static ChannelDraft draft(ChannelEntity entity) {
    return new ChannelDraft(
        entity.key(),
        entity.name(),
        Objects.requireNonNull(ChannelKind.of(entity.kind), "kind"),
        entity.address,
        entity.canonical,
        entity.message,
        entity.subject,
        entity.fallback,
        Objects.requireNonNull(ChannelStatus.of(entity.status), "status"),
        entity.passiveUntil);
  }

  static void write(ChannelDraft draft, ChannelEntity entity, Instant now) {
    entity.change(draft.name(), now);
    entity.kind = draft.kind().key();
    entity.address = draft.address();
    entity.canonical = draft.canonical();
    entity.message = draft.message();
    entity.subject = draft.subject();
    entity.fallback = draft.fallback();
    entity.status = draft.status().key();
    entity.passiveUntil = draft.passiveUntil();
  }

  static ChannelDocument document(ChannelEntity entity) {
    ChannelDraft draft = draft(entity);
    return new ChannelDocument(
        entity.workspace(),
        draft.key(),
        draft.name(),
        draft.kind(),
        draft.canonical(),
        draft.message(),
        draft.subject(),
        draft.fallback(),
        draft.status(),
        draft.passiveUntil());
  }
}
