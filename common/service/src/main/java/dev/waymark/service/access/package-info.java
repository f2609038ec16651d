/// Who is calling, and what they may do.
///
/// Every operation says with {@link dev.waymark.service.access.Needs}, {@link
/// dev.waymark.service.access.ForPeople}, {@link dev.waymark.service.access.ForEverybody}, {@link
/// dev.waymark.service.access.OperatorOnly} or {@link dev.waymark.service.access.LetInBy} whom it
/// is for; one filter enforces it before the operation runs. Another workspace's things do not
/// exist for a caller: 404, before any question of role. Which keys and which sessions there are is
/// the service's to say, by its {@link dev.waymark.service.access.KeyRing} and, where people sign
/// in, its {@link dev.waymark.service.access.SessionRing}.
@NullMarked
package dev.waymark.service.access;

import org.jspecify.annotations.NullMarked;
