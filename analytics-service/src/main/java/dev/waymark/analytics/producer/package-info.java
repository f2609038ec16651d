/// What the operator sees of producers and does about them: their marks, their credentials, and the
/// way back from a takeover by whoever was not one.
@NullMarked
package dev.waymark.analytics.producer;

import org.jspecify.annotations.NullMarked;
