@NullMarked
package dev.waymark.redirect.qr;

import org.jspecify.annotations.NullMarked;
