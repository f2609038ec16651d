/// Who changed what, and what it was before.
@NullMarked
package dev.waymark.admin.audit;

import org.jspecify.annotations.NullMarked;
