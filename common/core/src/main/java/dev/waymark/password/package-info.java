/// Passwords of links: what is kept of them, and how they are compared.
@NullMarked
package dev.waymark.password;

import org.jspecify.annotations.NullMarked;
