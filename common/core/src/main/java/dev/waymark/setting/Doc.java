package dev.waymark.setting;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a setting is, in a sentence or two: its unit, its bounds, what leaving it out means. The
/// pages under `docs/settings.md` are made from these.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Doc {
  /// The sentence.
  String value();
}
