/// The redirect service under load, beside nginx doing less and doing the same.
@NullMarked
package dev.waymark.load;

import org.jspecify.annotations.NullMarked;
