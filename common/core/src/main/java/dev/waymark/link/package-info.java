/// The parts of a link: its slug, the URLs it leads to, its UTM parameters.
@NullMarked
package dev.waymark.link;

import org.jspecify.annotations.NullMarked;
