package dev.waymark.admin.dashboard.channel;

import org.jspecify.annotations.Nullable;

/// Something that uses a channel, hours or a pool.
///
/// @param text in words
/// @param href where it is; null for a place without a page
record ChannelUse(String text, @Nullable String href) {}
