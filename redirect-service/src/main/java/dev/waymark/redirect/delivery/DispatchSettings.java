package dev.waymark.redirect.delivery;

import dev.waymark.secret.SecretFiles;
import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Where captured clicks go. What is secret has the name by which {@link SecretFiles} takes it from
/// a file: `waymark.ingest-key` would be another.
@ConfigMapping(prefix = "waymark")
public interface DispatchSettings {
  @Doc(
      "The base address of the analytics service, which clicks are delivered to. Without it they"
          + " stay in the journal.")
  Optional<URI> analyticsUrl();

  @Doc(
      "This node's own credential for delivering clicks, `wmp_...`: it belongs to the id of this"
          + " node's journal. What it is derived from is `WAYMARK_INGEST_SECRET` at the analytics"
          + " service; `java -jar quarkus-run.jar credential` derives it, and so does `POST"
          + " /api/producers/{id}/credential`.")
  @WithName("ingest.credential")
  Optional<String> ingestCredential();

  @Doc(
      "A file that holds `WAYMARK_INGEST_CREDENTIAL` in its place. Read again within seconds of a"
          + " change.")
  @WithName("ingest.credential-file")
  Optional<Path> ingestCredentialFile();

  @Doc(
      "The key that all nodes delivered with before each had a credential. Sent beside the"
          + " credential to an analytics service of that version; this one needs it only from a"
          + " node that has no credential yet. Not used over Kafka.")
  @WithName("ingest.key")
  Optional<String> ingestKey();

  @Doc("A file that holds `WAYMARK_INGEST_KEY` in its place, read at the start.")
  @WithName("ingest.key-file")
  Optional<Path> ingestKeyFile();
}
