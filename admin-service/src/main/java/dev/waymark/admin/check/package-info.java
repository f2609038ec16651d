/// Tells what a change of a link would do before it is saved.
@NullMarked
package dev.waymark.admin.check;

import org.jspecify.annotations.NullMarked;
