/// Coming in: the first person, signing in and out, another password, invitations.
@NullMarked
package dev.waymark.admin.dashboard.sign;

import org.jspecify.annotations.NullMarked;
