@NullMarked
package dev.waymark.fault;

import org.jspecify.annotations.NullMarked;
