/// What rules can ask about.
@NullMarked
package dev.waymark.admin.rule;

import org.jspecify.annotations.NullMarked;
