/// A page of several destinations behind one link, of which each visitor sees those meant for them.
@NullMarked
package dev.waymark.hub;

import org.jspecify.annotations.NullMarked;
