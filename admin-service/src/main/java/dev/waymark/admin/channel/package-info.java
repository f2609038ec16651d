/// Channels: the ways in which visitors reach a business, which of them is active, and which takes
/// its place when it is not.
@NullMarked
package dev.waymark.admin.channel;

import org.jspecify.annotations.NullMarked;
