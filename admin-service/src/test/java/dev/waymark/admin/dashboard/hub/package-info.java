@NullMarked
package dev.waymark.admin.dashboard.hub;

import org.jspecify.annotations.NullMarked;
