/// The images are built and run, as `compose.yaml` says.
@NullMarked
package dev.waymark.images;

import org.jspecify.annotations.NullMarked;
