/// What producers prove themselves by, and what they have proved.
@NullMarked
package dev.waymark.analytics.credential;

import org.jspecify.annotations.NullMarked;
