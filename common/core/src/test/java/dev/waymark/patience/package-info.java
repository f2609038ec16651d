/// Waiting, in tests, for what others do in their own time.
@NullMarked
package dev.waymark.patience;

import org.jspecify.annotations.NullMarked;
