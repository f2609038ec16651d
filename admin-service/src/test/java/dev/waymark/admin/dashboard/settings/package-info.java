@NullMarked
package dev.waymark.admin.dashboard.settings;

import org.jspecify.annotations.NullMarked;
