@NullMarked
package dev.waymark.redirect.route;

import org.jspecify.annotations.NullMarked;
