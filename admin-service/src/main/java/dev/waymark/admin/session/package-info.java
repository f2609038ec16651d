/// Signing in, and what keeps somebody signed in: sessions are rows of ours, of which a browser
/// holds nothing but a random text in a cookie.
///
/// {@link dev.waymark.admin.session.Browsers} says from where a request comes and writes the
/// cookie; {@link dev.waymark.admin.session.SignIn}, {@link dev.waymark.admin.session.NewPasswords}
/// and {@link dev.waymark.admin.session.Sessions} are what resources and pages call.
@NullMarked
package dev.waymark.admin.session;

import org.jspecify.annotations.NullMarked;
