/// Answers that several features share.
@NullMarked
package dev.waymark.admin.answer;

import org.jspecify.annotations.NullMarked;
