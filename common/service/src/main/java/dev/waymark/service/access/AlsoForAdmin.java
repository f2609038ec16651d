package dev.waymark.service.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Lets the admin service of this installation in to the operations of a resource, by its {@link
/// AdminCredential}, as an editor of the workspace that the address names. It asks for somebody
/// whose role it has checked itself.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AlsoForAdmin {}
