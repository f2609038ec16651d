/// The language in which a request is answered.
@NullMarked
package dev.waymark.service.language;

import org.jspecify.annotations.NullMarked;
