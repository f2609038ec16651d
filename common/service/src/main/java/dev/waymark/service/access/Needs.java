package dev.waymark.service.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The role that a caller needs at least for this operation. The operator may call it too.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {
  /// The smallest role that will do.
  Role value();

  /// The scopes of which one will do too, for a key that has no role.
  Scope[] orScope() default {};
}
