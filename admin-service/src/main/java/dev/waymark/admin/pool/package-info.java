/// Pools: channels that take turns.
@NullMarked
package dev.waymark.admin.pool;

import org.jspecify.annotations.NullMarked;
