/// The network addresses of callers: how they are written, and whose word about them is taken.
@NullMarked
package dev.waymark.address;

import org.jspecify.annotations.NullMarked;
