@NullMarked
package dev.waymark.admin.outgoing;

import org.jspecify.annotations.NullMarked;
