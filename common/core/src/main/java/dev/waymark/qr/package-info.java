/// QR codes of short links, as pictures.
///
/// Which squares are dark is worked out by a library that the services bring and core does not; how
/// they are drawn is the same everywhere, so that is here.
@NullMarked
package dev.waymark.qr;

import org.jspecify.annotations.NullMarked;
