@NullMarked
package dev.waymark.service.access;

import org.jspecify.annotations.NullMarked;
