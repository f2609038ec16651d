/// What visitors keep for us: which variant they saw, how far they came, whether they know a
/// password.
///
/// {@link dev.waymark.redirect.cookie.Cookies} writes and reads the cookies; {@link
/// dev.waymark.redirect.cookie.Seal} signs them, so that a visitor can keep a value and cannot make
/// one.
@NullMarked
package dev.waymark.redirect.cookie;

import org.jspecify.annotations.NullMarked;
