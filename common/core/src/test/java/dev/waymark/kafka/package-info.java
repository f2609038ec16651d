/// A Kafka for tests.
@NullMarked
package dev.waymark.kafka;

import org.jspecify.annotations.NullMarked;
