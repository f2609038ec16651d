/// Clients of the APIs, generated from their documents and used as their owners would.
@NullMarked
package dev.waymark.clients;

import org.jspecify.annotations.NullMarked;
