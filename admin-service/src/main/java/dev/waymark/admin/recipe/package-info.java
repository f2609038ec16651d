/// Ready-made links for those who begin: a few questions, and a link that works. Nothing of what a
/// recipe makes stays special.
@NullMarked
package dev.waymark.admin.recipe;

import org.jspecify.annotations.NullMarked;
