/// Channels on a page: the team lead's home, made for a phone.
@NullMarked
package dev.waymark.admin.dashboard.channel;

import org.jspecify.annotations.NullMarked;
