/// Conditional requests: `ETag`, `If-Match` and `If-None-Match` ([RFC
/// 9110](https://www.rfc-editor.org/info/rfc9110), section 13).
@NullMarked
package dev.waymark.admin.precondition;

import org.jspecify.annotations.NullMarked;
