/// Long lists, handed out page by page.
@NullMarked
package dev.waymark.admin.page;

import org.jspecify.annotations.NullMarked;
