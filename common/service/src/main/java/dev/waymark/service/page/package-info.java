/// Long lists, handed out page by page.
@NullMarked
package dev.waymark.service.page;

import org.jspecify.annotations.NullMarked;
