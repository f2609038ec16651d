package dev.waymark.redirect.delivery;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The Kafka that captured clicks go to, in place of HTTP.
@ConfigMapping(prefix = "waymark.kafka")
public interface KafkaSettings {
  @Doc(
      "Brokers of the Kafka that clicks go through, as host:port. Without them, clicks are"
          + " delivered to the analytics service over HTTP.")
  Optional<List<String>> bootstrapServers();

  @Doc("The topic. Its `max.message.bytes` bounds `WAYMARK_KAFKA_RECORD_BYTES`.")
  @WithDefault("waymark-clicks")
  String topic();

  @Doc(
      "Most bytes in one record, a batch of clicks. From 65536; Kafka's own default takes up to"
          + " 1 MiB.")
  @WithDefault("1000000")
  int recordBytes();

  @Doc(
      "A properties file in the form of Kafka's own tools, for encryption and authentication"
          + " (`security.protocol`, `sasl.*`, `ssl.*`) and whatever else a client is to be told.")
  Optional<Path> clientProperties();
}
