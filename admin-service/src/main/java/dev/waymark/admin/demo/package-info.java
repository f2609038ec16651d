/// The demo workspace of a local start, so that everybody sees that it is one.
@NullMarked
package dev.waymark.admin.demo;

import org.jspecify.annotations.NullMarked;
