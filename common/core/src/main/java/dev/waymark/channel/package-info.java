/// Channels: the ways in which a visitor reaches a business (WhatsApp, Telegram, a phone call, a
/// page), how their addresses are read as people paste them, and the URLs that open them.
///
/// {@link dev.waymark.channel.ChannelAddress} reads, {@link dev.waymark.channel.ChannelMessage}
/// checks what the visitor's app is filled with, {@link dev.waymark.channel.ChannelLink} builds.
@NullMarked
package dev.waymark.channel;

import org.jspecify.annotations.NullMarked;
