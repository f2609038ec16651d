@NullMarked
package dev.waymark.admin.problem;

import org.jspecify.annotations.NullMarked;
