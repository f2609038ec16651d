package dev.waymark.admin.channel;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of channels.
///
/// @param nextCursor where the next page begins; null when this is the last
record ChannelList(
    @Schema(required = true) List<ChannelView> channels,
    @Schema(nullable = true) @Nullable String nextCursor) {}
