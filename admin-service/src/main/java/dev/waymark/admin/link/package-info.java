/// Links and their rules.
@NullMarked
package dev.waymark.admin.link;

import org.jspecify.annotations.NullMarked;
