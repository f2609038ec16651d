@NullMarked
package dev.waymark.redirect.page;

import org.jspecify.annotations.NullMarked;
