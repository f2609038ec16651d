/// What the tests of this service share.
@NullMarked
package dev.waymark.analytics;

import org.jspecify.annotations.NullMarked;
