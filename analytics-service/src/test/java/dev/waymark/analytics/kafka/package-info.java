@NullMarked
package dev.waymark.analytics.kafka;

import org.jspecify.annotations.NullMarked;
