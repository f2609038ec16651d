/// What a workspace has subscribed to.
@NullMarked
package dev.waymark.plan;

import org.jspecify.annotations.NullMarked;
