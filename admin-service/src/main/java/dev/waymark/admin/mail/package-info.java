/// Mail to people, where a server for it is configured. Everything works without.
@NullMarked
package dev.waymark.admin.mail;

import org.jspecify.annotations.NullMarked;
