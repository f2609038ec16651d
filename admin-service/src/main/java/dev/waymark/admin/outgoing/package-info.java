/// Requests of this service to other servers.
@NullMarked
package dev.waymark.admin.outgoing;

import org.jspecify.annotations.NullMarked;
