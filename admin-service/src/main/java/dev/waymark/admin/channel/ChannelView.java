package dev.waymark.admin.channel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waymark.admin.directory.Directory;
import dev.waymark.admin.directory.TestedLinks.FailingTests;
import dev.waymark.channel.ChannelStatus;
import dev.waymark.publication.ChannelDocument;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A channel as it is answered.
///
/// @param address as it was typed
/// @param canonical what was understood of it
/// @param link what visitors get
/// @param passiveUntil when it is active again by itself; null when somebody has to turn it so
/// @param hasReturned whether it has become active by itself since it was changed
/// @param warnings sentences about what is allowed but hardly meant
@Schema(name = "Channel")
public record ChannelView(
    @Schema(required = true) String key,
    @Schema(required = true) String name,
    @Schema(required = true) String kind,
    @Schema(required = true) String address,
    @Schema(required = true) String canonical,
    @Schema(nullable = true) @Nullable String message,
    @Schema(nullable = true) @Nullable String subject,
    @Schema(nullable = true) @Nullable String fallback,
    @Schema(
            required = true,
            enumeration = {"active", "passive"})
        String status,
    @Schema(required = true) String link,
    @Schema(nullable = true) @Nullable Instant passiveUntil,
    @Schema(hidden = true) @JsonIgnore boolean hasReturned,
    @Schema(required = true) List<String> warnings,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt,
    @Schema(
            description =
                "Only in the answer to a change: the links of which a test fails now; left out when"
                    + " there is none.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable FailingTests failingTests) {

  /// The same with what it does to the tests of links.
  ChannelView with(FailingTests failing) {
    return new ChannelView(
        key,
        name,
        kind,
        address,
        canonical,
        message,
        subject,
        fallback,
        status,
        link,
        passiveUntil,
        hasReturned,
        warnings,
        createdAt,
        updatedAt,
        failing);
  }

  static ChannelView of(ChannelEntity entity, Directory directory, Instant now) {
    ChannelDraft draft = ChannelMapping.draft(entity);
    ChannelDocument document = ChannelMapping.document(entity);
    return new ChannelView(
        draft.key(),
        draft.name(),
        draft.kind().key(),
        draft.address(),
        draft.canonical(),
        draft.message(),
        draft.subject(),
        draft.fallback(),
        (document.isActive(now) ? ChannelStatus.ACTIVE : ChannelStatus.PASSIVE).key(),
        draft.link(),
        document.isActive(now) ? null : draft.passiveUntil(),
        document.isActive(now) && draft.status() == ChannelStatus.PASSIVE,
        ChannelWarnings.of(document, directory::channel, now, directory.names().language()),
        entity.createdAt(),
        entity.updatedAt(),
        null);
  }
}
