/// Who is calling, and what they may do.
///
/// Every operation says with {@link dev.waymark.admin.access.Needs} or {@link
/// dev.waymark.admin.access.OperatorOnly} whom it is for; one filter enforces it before the
/// operation runs. Another workspace's things do not exist for a caller: 404, before any question
/// of role.
@NullMarked
package dev.waymark.admin.access;

import org.jspecify.annotations.NullMarked;
