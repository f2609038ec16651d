/// Clicks that come through Kafka. The position in the topic is kept in PostgreSQL and moves in the
/// transaction that stores the clicks.
@NullMarked
package dev.waymark.analytics.kafka;

import org.jspecify.annotations.NullMarked;
