/// SipHash, a keyed hash for short messages: of visitors, and of what tables are asked for.
@NullMarked
package dev.waymark.redirect.hash;

import org.jspecify.annotations.NullMarked;
