/// Bringing links in, from files and from other services, and taking all of a workspace out.
@NullMarked
package dev.waymark.admin.transfer;

import org.jspecify.annotations.NullMarked;
