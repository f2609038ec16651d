@NullMarked
package dev.waymark.rule.check;

import org.jspecify.annotations.NullMarked;
