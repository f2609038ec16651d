/// The QR code of a link, for everybody who knows the link.
@NullMarked
package dev.waymark.redirect.qr;

import org.jspecify.annotations.NullMarked;
