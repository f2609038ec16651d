/// People: who they are, their passwords, and what they are in which workspace. How they sign in
/// stands in `dev.waymark.admin.session`.
@NullMarked
package dev.waymark.admin.person;

import org.jspecify.annotations.NullMarked;
