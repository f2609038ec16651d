/// Requests that are sent again because their answer was lost: `Idempotency-Key`.
@NullMarked
package dev.waymark.admin.idempotency;

import org.jspecify.annotations.NullMarked;
