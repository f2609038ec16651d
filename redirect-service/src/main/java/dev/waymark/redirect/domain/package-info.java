/// What a domain answers besides its links: its front page, and the files by which apps prove that
/// they belong to it.
@NullMarked
package dev.waymark.redirect.domain;

import org.jspecify.annotations.NullMarked;
