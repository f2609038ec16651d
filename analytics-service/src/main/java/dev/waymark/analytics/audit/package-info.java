/// The self-audit: numbers that must be 0, looked at every minute.
@NullMarked
package dev.waymark.analytics.audit;

import org.jspecify.annotations.NullMarked;
