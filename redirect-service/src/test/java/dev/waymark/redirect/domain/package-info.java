@NullMarked
package dev.waymark.redirect.domain;

import org.jspecify.annotations.NullMarked;
