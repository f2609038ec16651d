package dev.waymark.admin.channel;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The shape of what is written of a channel, for the API's description. {@link ChannelDraft} reads
/// it.
@Schema(
    name = "ChannelBody",
    description = "What can be written of a channel. Unknown properties are refused.")
record ChannelBody(
    @Schema(
            description =
                "1 to 64 of a-z, 0-9 and '-', by which rules and others name it. Required of a new"
                    + " channel, and stays as it is.",
            examples = "es-sales")
        String key,
    @Schema(description = "1 to 100 characters. Required of a new channel.", examples = "ES Sales")
        String name,
    @Schema(
            description = "What it opens. Required of a new channel.",
            enumeration = {
              "whatsapp",
              "telegram",
              "website",
              "booking",
              "phone",
              "sms",
              "email",
              "messenger",
              "viber",
              "line",
              "signal",
              "instagram"
            })
        String kind,
    @Schema(
            description =
                "The number, handle or URL, in any form that people paste. Required of a new"
                    + " channel. A message that a pasted link carries is taken over, unless the"
                    + " request has one.",
            examples = "+34 612 345 678")
        String address,
    @Schema(
            nullable = true,
            description =
                "What the visitor's app is filled with; {click_id} becomes the click's id.")
        @Nullable String message,
    @Schema(nullable = true, description = "The subject of an e-mail.") @Nullable String subject,
    @Schema(
            nullable = true,
            description = "The key of the channel that takes its place while it is passive.",
            examples = "night-desk")
        @Nullable String fallback,
    @Schema(
            description = "Whether visitors are sent to it.",
            enumeration = {"active", "passive"},
            defaultValue = "active")
        String status) {

  /// The shape of a change of status.
  @Schema(name = "ChannelStatus")
  record StatusBody(
      @Schema(
              required = true,
              enumeration = {"active", "passive"})
          String status) {}
}
