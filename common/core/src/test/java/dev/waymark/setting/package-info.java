@NullMarked
package dev.waymark.setting;

import org.jspecify.annotations.NullMarked;
