/// Links behind a password: the page that asks for it, the form that comes back, and what a visitor
/// carries who knew it.
///
/// {@link dev.waymark.redirect.password.PasswordDoor} is the way in. Guessing is bounded three
/// times, and each bound stands before the next costs anything: attempts of one network at one
/// link, attempts at one link, hashes of the whole node.
@NullMarked
package dev.waymark.redirect.password;

import org.jspecify.annotations.NullMarked;
