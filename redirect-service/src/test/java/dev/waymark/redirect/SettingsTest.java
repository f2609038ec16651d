package dev.waymark.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.redirect.cookie.CookieSettings;
import dev.waymark.redirect.database.DatabaseSettings;
import dev.waymark.redirect.delivery.DispatchSettings;
import dev.waymark.redirect.replica.ReplicaSettings;
import dev.waymark.redirect.route.RouteSettings;
import dev.waymark.redirect.route.StopSettings;
import dev.waymark.redirect.route.UnknownHosts;
import dev.waymark.redirect.visit.VisitSettings;
import dev.waymark.secret.SecretFiles;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @Test
  void settings_nothingGiven_areTheDefaults() {
    SmallRyeConfig config = config(Map.of("WAYMARK_DATABASE_URL", "postgresql://db/waymark"));

    assertThat(config.getConfigMapping(NodeSettings.class).dataDirectory())
        .isEqualTo(Path.of("data"));
    var database = config.getConfigMapping(DatabaseSettings.class);
    var replica = config.getConfigMapping(ReplicaSettings.class);
    assertThat(database.username()).isEmpty();
    assertThat(database.password()).isEmpty();
    assertThat(replica.feed().poll()).isEqualTo(Duration.ofSeconds(1));
    assertThat(replica.feed().reconcile()).isEqualTo(Duration.ofMinutes(1));
    assertThat(replica.feed().longestPause()).isEqualTo(Duration.ofSeconds(5));
    assertThat(replica.feed().savePause()).isEqualTo(Duration.ofSeconds(5));
    var visit = config.getConfigMapping(VisitSettings.class);
    assertThat(visit.trustedProxies()).isEmpty();
    assertThat(visit.countryHeader()).isEmpty();
    assertThat(visit.geoipDatabase()).isEmpty();
    assertThat(visit.userAgent().remembered()).isEqualTo(20_000);
    assertThat(visit.userAgent().waiting()).isEqualTo(1_000);
    var route = config.getConfigMapping(RouteSettings.class);
    assertThat(route.publicUrl()).isEqualTo(URI.create("http://localhost:8080"));
    assertThat(route.publicHttp()).isFalse();
    assertThat(route.unknownHosts()).isEqualTo(UnknownHosts.REFUSE);
    assertThat(route.server().host()).isEqualTo("0.0.0.0");
    assertThat(route.server().port()).isEqualTo(8080);
    assertThat(route.server().eventLoops()).isEmpty();
    assertThat(route.server().maxConnections()).isEqualTo(10_000);
    assertThat(route.server().firstRequest()).isEqualTo(Duration.ofSeconds(10));
    assertThat(route.server().nextRequest()).isEqualTo(Duration.ofSeconds(75));
    assertThat(route.server().unreadAnswer()).isEqualTo(Duration.ofSeconds(10));
    assertThat(route.server().heldBytes()).isEqualTo(32 << 20);
    assertThat(route.server().maxConnectionsPerNetwork()).isEqualTo(1_000);
    assertThat(route.server().standstill()).isEqualTo(Duration.ofSeconds(10));
    var stop = config.getConfigMapping(StopSettings.class);
    assertThat(stop.delay()).isEqualTo(Duration.ofSeconds(5));
    assertThat(stop.requestsAtMost()).isEqualTo(Duration.ofSeconds(10));
    var cookie = config.getConfigMapping(CookieSettings.class);
    assertThat(cookie.secret()).isEmpty();
    assertThat(cookie.secretPrevious()).isEmpty();
    var dispatch = config.getConfigMapping(DispatchSettings.class);
    assertThat(dispatch.analyticsUrl()).isEmpty();
    assertThat(dispatch.ingestKey()).isEmpty();
    assertThat(dispatch.ingestCredential()).isEmpty();
  }

  @Test
  void settings_everyVariable_isRead() {
    SmallRyeConfig config =
        config(
            Map.ofEntries(
                Map.entry("WAYMARK_DATABASE_URL", "jdbc:postgresql://db/w"),
                Map.entry("WAYMARK_DATABASE_USERNAME", "ann"),
                Map.entry("WAYMARK_DATABASE_PASSWORD", "s3cret"),
                Map.entry("WAYMARK_DATA_DIRECTORY", "/var/lib/waymark"),
                Map.entry("WAYMARK_FEED_POLL", "2s"),
                Map.entry("WAYMARK_FEED_RECONCILE", "3m"),
                Map.entry("WAYMARK_FEED_LONGEST_PAUSE", "4s"),
                Map.entry("WAYMARK_FEED_SAVE_PAUSE", "6s"),
                Map.entry("WAYMARK_TRUSTED_PROXIES", "10.0.0.0/8"),
                Map.entry("WAYMARK_COUNTRY_HEADER", "CF-IPCountry"),
                Map.entry("WAYMARK_GEOIP_DATABASE", "/geo.mmdb"),
                Map.entry("WAYMARK_USER_AGENT_REMEMBERED", "5"),
                Map.entry("WAYMARK_USER_AGENT_WAITING", "6"),
                Map.entry("WAYMARK_PUBLIC_URL", "https://go.example.com"),
                Map.entry("WAYMARK_PUBLIC_HTTP", "true"),
                Map.entry("WAYMARK_UNKNOWN_HOSTS", "default"),
                Map.entry("WAYMARK_SERVER_HOST", "127.0.0.1"),
                Map.entry("WAYMARK_SERVER_PORT", "7"),
                Map.entry("WAYMARK_SERVER_EVENT_LOOPS", "3"),
                Map.entry("WAYMARK_SERVER_MAX_CONNECTIONS", "8"),
                Map.entry("WAYMARK_SERVER_FIRST_REQUEST", "9s"),
                Map.entry("WAYMARK_SERVER_NEXT_REQUEST", "11s"),
                Map.entry("WAYMARK_SERVER_UNREAD_ANSWER", "12s"),
                Map.entry("WAYMARK_SERVER_HELD_BYTES", "13"),
                Map.entry("WAYMARK_SERVER_MAX_CONNECTIONS_PER_NETWORK", "14"),
                Map.entry("WAYMARK_SERVER_STANDSTILL", "15s"),
                Map.entry("WAYMARK_STOP_DELAY", "16s"),
                Map.entry("WAYMARK_STOP_REQUESTS_AT_MOST", "17s"),
                Map.entry("WAYMARK_COOKIE_SECRET", "new"),
                Map.entry("WAYMARK_COOKIE_SECRET_PREVIOUS", "old"),
                Map.entry("WAYMARK_ANALYTICS_URL", "http://analytics:8082"),
                Map.entry("WAYMARK_INGEST_CREDENTIAL", "wmp_..."),
                Map.entry("WAYMARK_INGEST_KEY", "k")));

    assertThat(config.getConfigMapping(NodeSettings.class).dataDirectory())
        .isEqualTo(Path.of("/var/lib/waymark"));
    var database = config.getConfigMapping(DatabaseSettings.class);
    var replica = config.getConfigMapping(ReplicaSettings.class);
    assertThat(database.url()).isEqualTo("jdbc:postgresql://db/w");
    assertThat(database.username()).contains("ann");
    assertThat(database.password()).contains("s3cret");
    assertThat(replica.feed().poll()).isEqualTo(Duration.ofSeconds(2));
    assertThat(replica.feed().reconcile()).isEqualTo(Duration.ofMinutes(3));
    assertThat(replica.feed().longestPause()).isEqualTo(Duration.ofSeconds(4));
    assertThat(replica.feed().savePause()).isEqualTo(Duration.ofSeconds(6));
    var visit = config.getConfigMapping(VisitSettings.class);
    assertThat(visit.trustedProxies()).contains("10.0.0.0/8");
    assertThat(visit.countryHeader()).contains("CF-IPCountry");
    assertThat(visit.geoipDatabase()).contains(Path.of("/geo.mmdb"));
    assertThat(visit.userAgent().remembered()).isEqualTo(5);
    assertThat(visit.userAgent().waiting()).isEqualTo(6);
    var route = config.getConfigMapping(RouteSettings.class);
    assertThat(route.publicUrl()).isEqualTo(URI.create("https://go.example.com"));
    assertThat(route.publicHttp()).isTrue();
    assertThat(route.unknownHosts()).isEqualTo(UnknownHosts.DEFAULT);
    assertThat(route.server().host()).isEqualTo("127.0.0.1");
    assertThat(route.server().port()).isEqualTo(7);
    assertThat(route.server().eventLoops()).hasValue(3);
    assertThat(route.server().maxConnections()).isEqualTo(8);
    assertThat(route.server().firstRequest()).isEqualTo(Duration.ofSeconds(9));
    assertThat(route.server().nextRequest()).isEqualTo(Duration.ofSeconds(11));
    assertThat(route.server().unreadAnswer()).isEqualTo(Duration.ofSeconds(12));
    assertThat(route.server().heldBytes()).isEqualTo(13);
    assertThat(route.server().maxConnectionsPerNetwork()).isEqualTo(14);
    assertThat(route.server().standstill()).isEqualTo(Duration.ofSeconds(15));
    var stop = config.getConfigMapping(StopSettings.class);
    assertThat(stop.delay()).isEqualTo(Duration.ofSeconds(16));
    assertThat(stop.requestsAtMost()).isEqualTo(Duration.ofSeconds(17));
    var cookie = config.getConfigMapping(CookieSettings.class);
    assertThat(cookie.secret()).contains("new");
    assertThat(cookie.secretPrevious()).contains("old");
    var dispatch = config.getConfigMapping(DispatchSettings.class);
    assertThat(dispatch.analyticsUrl()).contains(URI.create("http://analytics:8082"));
    assertThat(dispatch.ingestKey()).contains("k");
    assertThat(dispatch.ingestCredential()).contains("wmp_...");
  }

  @Test
  void settings_everySecretInAFile_isRead(@TempDir Path directory) throws IOException {
    var environment = new HashMap<String, String>();
    for (String secret :
        List.of(
            "DATABASE_URL",
            "DATABASE_PASSWORD",
            "COOKIE_SECRET",
            "COOKIE_SECRET_PREVIOUS",
            "INGEST_CREDENTIAL",
            "INGEST_KEY")) {
      Path file = Files.writeString(directory.resolve(secret), "of " + secret + "\n");
      environment.put("WAYMARK_" + secret + "_FILE", file.toString());
    }
    SmallRyeConfig config = config(environment);

    var database = config.getConfigMapping(DatabaseSettings.class);
    assertThat(database.url()).isEqualTo("of DATABASE_URL");
    assertThat(database.password()).contains("of DATABASE_PASSWORD");
    var cookie = config.getConfigMapping(CookieSettings.class);
    assertThat(cookie.secret()).contains("of COOKIE_SECRET");
    assertThat(cookie.secretPrevious()).contains("of COOKIE_SECRET_PREVIOUS");
    var dispatch = config.getConfigMapping(DispatchSettings.class);
    assertThat(dispatch.ingestCredential()).contains("of INGEST_CREDENTIAL");
    assertThat(dispatch.ingestCredentialFile()).contains(directory.resolve("INGEST_CREDENTIAL"));
    assertThat(dispatch.ingestKey()).contains("of INGEST_KEY");
  }

  private static SmallRyeConfig config(Map<String, String> environment) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withConverter(Duration.class, 200, new DurationConverter())
        .withSources(new EnvConfigSource(environment, 300))
        .withSources(new SecretFiles())
        .withMapping(NodeSettings.class)
        .withMapping(DatabaseSettings.class)
        .withMapping(ReplicaSettings.class)
        .withMapping(VisitSettings.class)
        .withMapping(RouteSettings.class)
        .withMapping(StopSettings.class)
        .withMapping(CookieSettings.class)
        .withMapping(DispatchSettings.class)
        .build();
  }
}
