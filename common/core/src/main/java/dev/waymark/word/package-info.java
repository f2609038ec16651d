/// Sentences for people, in each of the languages that Waymark speaks.
@NullMarked
package dev.waymark.word;

import org.jspecify.annotations.NullMarked;
