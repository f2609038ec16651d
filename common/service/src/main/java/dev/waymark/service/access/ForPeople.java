package dev.waymark.service.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// This operation is for people who have signed in, whatever workspaces they are members of, and
/// for no key of a workspace.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ForPeople {
  /// Whether the operator's key may call it too.
  boolean orOperator() default false;
}
