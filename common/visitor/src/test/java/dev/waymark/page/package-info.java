@NullMarked
package dev.waymark.page;

import org.jspecify.annotations.NullMarked;
