package dev.waymark.redirect.route;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;

/// Where visitors are answered.
@ConfigMapping(prefix = "waymark")
public interface RouteSettings {
  @Doc("What short URLs begin with; its host is the default domain.")
  @WithDefault("http://localhost:8080")
  URI publicUrl();

  @Doc(
      "What to do with a host that is no domain of ours: `refuse` answers 404, `default` answers as"
          + " on the default domain.")
  @WithDefault("refuse")
  UnknownHosts unknownHosts();

  /// The public server.
  Server server();

  /// The public server.
  interface Server {
    @Doc("The address to listen on.")
    @WithDefault("${quarkus.http.host:0.0.0.0}")
    String host();

    @Doc("The port to listen on.")
    @WithDefault("${quarkus.http.port:8080}")
    int port();

    @Doc("How many event loops answer visitors; as many as there are processors when left out.")
    OptionalInt eventLoops();

    @Doc("How many connections may be open at a time; more are closed at once.")
    @WithDefault("10000")
    int maxConnections();

    @Doc(
        "How long a new connection may take to send its first request, however slowly it keeps"
            + " sending.")
    @WithDefault("10s")
    Duration firstRequest();

    @Doc("How long a connection may go without a whole request after its last one.")
    @WithDefault("75s")
    Duration nextRequest();
  }
}
