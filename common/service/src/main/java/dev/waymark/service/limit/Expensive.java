package dev.waymark.service.limit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// This operation costs much more than to read or write one thing; see {@link
/// LimitSettings#expensive}.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Expensive {
  /// The only media type of an answer that costs so much, such as `text/csv`; empty for any.
  String as() default "";
}
