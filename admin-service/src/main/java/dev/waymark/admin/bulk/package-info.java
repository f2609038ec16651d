/// Many links in one request.
@NullMarked
package dev.waymark.admin.bulk;

import org.jspecify.annotations.NullMarked;
