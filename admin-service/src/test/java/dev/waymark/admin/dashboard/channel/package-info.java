@NullMarked
package dev.waymark.admin.dashboard.channel;

import org.jspecify.annotations.NullMarked;
