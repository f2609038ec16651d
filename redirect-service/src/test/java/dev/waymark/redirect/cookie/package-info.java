@NullMarked
package dev.waymark.redirect.cookie;

import org.jspecify.annotations.NullMarked;
