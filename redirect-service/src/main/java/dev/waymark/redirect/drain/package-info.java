/// Taking a node out of service for good, on the management port.
@NullMarked
package dev.waymark.redirect.drain;

import org.jspecify.annotations.NullMarked;
