package dev.waymark.service.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// People may call this operation only for a while after they have signed in, or have typed their
/// password again: 403 of the type `sign-in-again` after that. Says nothing of keys, which are no
/// browser that somebody walked away from.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Fresh {}
