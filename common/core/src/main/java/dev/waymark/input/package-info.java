/// How JSON that people or other services wrote is read: member by member, noting every fault with
/// its place.
@NullMarked
package dev.waymark.input;

import org.jspecify.annotations.NullMarked;
