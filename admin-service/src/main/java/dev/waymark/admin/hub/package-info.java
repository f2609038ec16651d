/// Hubs: the links that have a page of their own on which visitors choose, seen apart from the
/// others. All that holds for links holds for them.
@NullMarked
package dev.waymark.admin.hub;

import org.jspecify.annotations.NullMarked;
