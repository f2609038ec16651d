@NullMarked
package dev.waymark.admin.access;

import org.jspecify.annotations.NullMarked;
