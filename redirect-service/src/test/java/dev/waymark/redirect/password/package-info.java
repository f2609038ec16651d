@NullMarked
package dev.waymark.redirect.password;

import org.jspecify.annotations.NullMarked;
