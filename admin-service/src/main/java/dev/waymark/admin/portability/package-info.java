/// All of a workspace as one document, and back. Each feature brings its own part.
@NullMarked
package dev.waymark.admin.portability;

import org.jspecify.annotations.NullMarked;
