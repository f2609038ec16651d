/// Named groups of conditions, which rules can ask about.
@NullMarked
package dev.waymark.admin.segment;

import org.jspecify.annotations.NullMarked;
