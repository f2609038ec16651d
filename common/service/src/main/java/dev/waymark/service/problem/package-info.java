/// What goes wrong, as its callers see it: every error is an `application/problem+json` document
/// ([RFC 9457](https://www.rfc-editor.org/info/rfc9457)), the framework's own included.
@NullMarked
package dev.waymark.service.problem;

import org.jspecify.annotations.NullMarked;
