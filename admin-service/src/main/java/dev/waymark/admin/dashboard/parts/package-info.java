/// A page with every part that pages are made of, for those who make pages.
@NullMarked
package dev.waymark.admin.dashboard.parts;

import org.jspecify.annotations.NullMarked;
