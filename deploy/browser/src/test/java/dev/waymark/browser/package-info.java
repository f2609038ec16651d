/// The dashboard in a browser, as people use it. {@link dev.waymark.browser.Dashboard} gives a test
/// what it needs: everything running, somebody signed in, and {@link dev.waymark.browser.Screen}s
/// that are held to what every screen must be.
@NullMarked
package dev.waymark.browser;

import org.jspecify.annotations.NullMarked;
