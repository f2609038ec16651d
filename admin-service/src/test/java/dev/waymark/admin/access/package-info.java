/// Tests of who may call what, and how often.
@NullMarked
package dev.waymark.admin.access;

import org.jspecify.annotations.NullMarked;
