@NullMarked
package dev.waymark.visitor;

import org.jspecify.annotations.NullMarked;
