/// Links behind a password: the page that asks for it, the form that comes back, and what a visitor
/// carries who knew it.
///
/// {@link dev.waymark.redirect.password.PasswordDoor} is the way in. Attempts are bounded three
/// times, and each bound stands before the next costs anything: those of one network, those at one
/// link, hashes of the whole node, where links take turns.
@NullMarked
package dev.waymark.redirect.password;

import org.jspecify.annotations.NullMarked;
