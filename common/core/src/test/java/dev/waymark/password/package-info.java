@NullMarked
package dev.waymark.password;

import org.jspecify.annotations.NullMarked;
