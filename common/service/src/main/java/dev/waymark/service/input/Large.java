package dev.waymark.service.input;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// This body may be larger than others, up to {@link JsonBody#MAX_LARGE_BYTES}, and a text in it as
/// long as the body.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Large {}
