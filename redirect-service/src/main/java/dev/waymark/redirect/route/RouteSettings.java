package dev.waymark.redirect.route;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// Where visitors are answered.
@ConfigMapping(prefix = "waymark")
public interface RouteSettings {
  @Doc("What short URLs begin with; its host is the default domain.")
  @WithDefault("http://localhost:8080")
  URI publicUrl();

  @Doc(
      "Whether short URLs may be plain http outside this machine. Without that, a service with such"
          + " a `WAYMARK_PUBLIC_URL` does not start.")
  @WithDefault("false")
  boolean publicHttp();

  @Doc(
      "What to do with a host that is no domain of ours: `refuse` answers 404, `default` answers as"
          + " on the default domain.")
  @WithDefault("refuse")
  UnknownHosts unknownHosts();

  /// Where abuse is reported.
  Abuse abuse();

  /// Where abuse is reported.
  interface Abuse {
    @Doc(
        "Where visitors report links: an address of mail or of a web page, which stands at the foot"
            + " of every page that they get from us.")
    Optional<String> contact();
  }

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
        "How many connections one network, a `/24` or for IPv6 a `/56`, may have open before each"
            + " new one costs it the oldest that is idle. Without an idle one it is let in all the"
            + " same, unless nine tenths of all connections are taken. Trusted proxies do not"
            + " count; 0 sets no bound.")
    @WithDefault("1000")
    int maxConnectionsPerNetwork();

    @Doc(
        "How long an event loop may stand still, or all connections be taken without being open:"
            + " then the process ends itself with status 75, to be started anew. It reports itself"
            + " unready after three tenths of that time. 0 never ends it.")
    @WithDefault("10s")
    Duration standstill();

    @Doc(
        "How long a new connection may take to send its first request, however slowly it keeps"
            + " sending.")
    @WithDefault("10s")
    Duration firstRequest();

    @Doc("How long a connection may go without a whole request after its last one.")
    @WithDefault("75s")
    Duration nextRequest();

    @Doc(
        "How long an answer may wait for its visitor to read: whoever reads nothing for so long is"
            + " cut off.")
    @WithDefault("10s")
    Duration unreadAnswer();

    @Doc(
        "How many bytes all connections together may hold in requests that are not answered and in"
            + " answers that are not read, as far as one is larger than 2 KiB. When it is more,"
            + " those that have held theirs for the longest are closed.")
    @WithDefault("33554432")
    long heldBytes();
  }
}
