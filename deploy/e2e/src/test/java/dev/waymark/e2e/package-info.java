/// Stories that need every service: what one of them says has to mean the same to the others.
@NullMarked
package dev.waymark.e2e;

import org.jspecify.annotations.NullMarked;
