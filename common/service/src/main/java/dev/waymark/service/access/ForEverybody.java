package dev.waymark.service.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// This operation needs no credential: whoever calls it is about to get one, by a password or a
/// code in the body. Calls from pages of other origins are refused all the same, and so are those
/// that would carry a password over plain http to another machine.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ForEverybody {}
