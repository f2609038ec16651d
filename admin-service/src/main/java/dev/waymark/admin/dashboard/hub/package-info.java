/// The pages of hubs: the list, and the editor with the page that visitors get beside it.
@NullMarked
package dev.waymark.admin.dashboard.hub;

import org.jspecify.annotations.NullMarked;
