/// Short links as QR codes.
@NullMarked
package dev.waymark.admin.qr;

import org.jspecify.annotations.NullMarked;
