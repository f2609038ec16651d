@NullMarked
package dev.waymark.rule;

import org.jspecify.annotations.NullMarked;
