package dev.waymark.redirect;

import dev.waymark.publication.Destinations;
import dev.waymark.publication.Finish;
import dev.waymark.publication.Lifecycle;
import dev.waymark.publication.LinkDocument;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the packaged service needs: a publication with links, ports, a directory.
public final class RunningNode implements QuarkusTestResourceLifecycleManager {
  private @Nullable EmbeddedPostgres postgres;
  private @Nullable PublicationFixture publication;
  private @Nullable Path data;
  private final int port = freePort();
  private final int managementPort = freePort();

  /// Where visitors are answered.
  public int port() {
    return port;
  }

  /// Where health and metrics are.
  public int managementPort() {
    return managementPort;
  }

  /// What the service keeps.
  public Path data() {
    return Objects.requireNonNull(data);
  }

  /// What the service follows.
  PublicationFixture publication() {
    return Objects.requireNonNull(publication);
  }

  @Override
  public Map<String, String> start() {
    try {
      data = Files.createTempDirectory(Path.of("target"), "node").toAbsolutePath();
      postgres = EmbeddedPostgres.builder().start();
      publication = PublicationFixture.create(postgres, "waymark");
      for (Vectors.Case visit : Vectors.cases()) {
        LinkDocument document = visit.document();
        publication.link(document.id(), document.toJson().toString());
        publication.clickCount(document.id(), visit.clickCount());
      }
      publication.visitorSalts(LocalDate.now(ZoneOffset.UTC));
      publish("sale", true);
      publish("off", false);
      return Map.ofEntries(
          Map.entry("waymark.database.url", publication.url()),
          Map.entry("waymark.data-directory", data.toString()),
          Map.entry("waymark.server.host", "127.0.0.1"),
          Map.entry("waymark.server.port", Integer.toString(port)),
          Map.entry("waymark.server.first-request", "3s"),
          Map.entry("waymark.server.next-request", "3s"),
          Map.entry("waymark.stop.delay", "0s"),
          Map.entry("quarkus.management.host", "127.0.0.1"),
          Map.entry("quarkus.management.port", Integer.toString(managementPort)),
          Map.entry("waymark.public-url", "https://go.example.com"),
          Map.entry("waymark.unknown-hosts", "refuse"),
          Map.entry("waymark.trusted-proxies", "127.0.0.0/8,::1"),
          Map.entry("waymark.country-header", "CF-IPCountry"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void publish(String slug, boolean active) throws SQLException {
    var document =
        new LinkDocument(
            "lnk_" + slug,
            "ws_1",
            null,
            slug,
            active ? Lifecycle.ALWAYS : Lifecycle.OFF,
            null,
            Destinations.to("https://example.com/" + slug),
            Finish.NONE);
    publication().link(document.id(), document.toJson().toString());
  }

  @Override
  public void stop() {
    try {
      if (postgres != null) {
        postgres.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void inject(TestInjector testInjector) {
    testInjector.injectIntoFields(this, new TestInjector.MatchesType(RunningNode.class));
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
