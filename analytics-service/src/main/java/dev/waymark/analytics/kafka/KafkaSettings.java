package dev.waymark.analytics.kafka;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The Kafka that clicks come through, beside HTTP.
@ConfigMapping(prefix = "waymark.kafka")
public interface KafkaSettings {
  @Doc(
      "Brokers of the Kafka that clicks come through, as host:port. Without them, clicks come over"
          + " HTTP alone.")
  Optional<List<String>> bootstrapServers();

  @Doc("The topic, the same as at the redirect service.")
  @WithDefault("waymark-clicks")
  String topic();

  @Doc("The consumer group whose members share the topic's partitions.")
  @WithDefault("waymark-analytics")
  String group();

  @Doc(
      "A properties file in the form of Kafka's own tools, for encryption and authentication"
          + " (`security.protocol`, `sasl.*`, `ssl.*`) and whatever else a client is to be told.")
  Optional<Path> clientProperties();
}
