/// Business hours, which rules can ask about.
@NullMarked
package dev.waymark.admin.schedule;

import org.jspecify.annotations.NullMarked;
