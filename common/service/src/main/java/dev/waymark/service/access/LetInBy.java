package dev.waymark.service.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// This operation is only for those whom a door lets in: neither for keys of workspaces nor for the
/// operator's.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface LetInBy {
  /// The door, a bean.
  Class<? extends Door> value();

  /// What whoever it lets in is called in the description of the API, such as `producer`.
  String as();
}
