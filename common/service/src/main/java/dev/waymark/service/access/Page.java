package dev.waymark.service.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// This operation answers a page of the dashboard. Who asks for it with GET or HEAD and has not
/// signed in is sent on to `/sign-in?next=...` (303) in the place of a 401; only when HTML is
/// acceptable and htmx does not ask (header `HX-Request`), for a fragment is no place for another
/// page. A visit that begins on another site brings no cookie, because ours are `SameSite=Strict`:
/// it is answered with an empty page that loads itself once more (header `Refresh`), and then does.
///
/// Stands beside {@link Needs}, {@link ForPeople}, {@link ForEverybody} or {@link OperatorOnly}, on
/// the method or for all of a class, and changes nothing of what these say.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Page {}
