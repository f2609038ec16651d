/// The whole decision for one visit of one link, in two pure stages: {@link
/// dev.waymark.routing.Router#decide} picks, {@link dev.waymark.routing.Router#settle} turns what
/// was picked into an answer.
@NullMarked
package dev.waymark.routing;

import org.jspecify.annotations.NullMarked;
