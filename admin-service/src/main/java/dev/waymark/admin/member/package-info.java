/// Who is what in a workspace, and how somebody becomes a member: by an invite, whose token is
/// shown once and works without mail.
@NullMarked
package dev.waymark.admin.member;

import org.jspecify.annotations.NullMarked;
