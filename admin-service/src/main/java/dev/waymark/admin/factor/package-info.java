/// The second factor of signing in: codes of an app that change every half minute, and recovery
/// codes for when the app is lost.
@NullMarked
package dev.waymark.admin.factor;

import org.jspecify.annotations.NullMarked;
