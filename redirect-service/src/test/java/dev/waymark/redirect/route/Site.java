package dev.waymark.redirect.route;

import static dev.waymark.patience.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.address.TrustedProxies;
import dev.waymark.click.ClickCodec;
import dev.waymark.click.ClickEvent;
import dev.waymark.click.RecordFrame;
import dev.waymark.publication.DocumentKind;
import dev.waymark.redirect.Json;
import dev.waymark.redirect.RawHttp;
import dev.waymark.redirect.RawHttp.Response;
import dev.waymark.redirect.cookie.Seal;
import dev.waymark.redirect.counter.LiveCounts;
import dev.waymark.redirect.journal.DiskFailurePolicy;
import dev.waymark.redirect.journal.Durability;
import dev.waymark.redirect.journal.Journal;
import dev.waymark.redirect.journal.JournalReader;
import dev.waymark.redirect.journal.Settings;
import dev.waymark.redirect.replica.Shelves;
import dev.waymark.redirect.visit.AgentReader;
import dev.waymark.redirect.visit.ClientAddressResolver;
import dev.waymark.redirect.visit.VisitorHash;
import dev.waymark.redirect.visit.Visitors;
import dev.waymark.visitor.agent.UserAgents;
import dev.waymark.visitor.geo.CountryLookup;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import java.util.zip.CRC32C;

/// A redirect node on a port of its own, with two event loops. What is behind the port is real, but
/// for the clock, which stands until it is moved, and the publication, which tests write. It
/// believes what loopback says of a visitor's address and country.
final class Site implements AutoCloseable {
  static final String HUMAN =
      "User-Agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/139.0.0.0 Safari/537.36";
  static final String IPHONE =
      "User-Agent: Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15"
          + " (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
  static final String ANDROID =
      "User-Agent: Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/139.0.0.0 Mobile Safari/537.36";
  static final String BOT =
      "User-Agent: Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
  static final String PREVIEW = "User-Agent: WhatsApp/2.23.20.0";

  /// A Wednesday.
  static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

  private static final int EVENT_LOOPS = 2;
  private static final Settings JOURNAL =
      new Settings(
          Durability.PROCESS_FAILURE, DiskFailurePolicy.AVAILABILITY, 1 << 20, Duration.ZERO);

  private static final StopSettings STOP =
      new StopSettings() {
        @Override
        public Duration delay() {
          return Duration.ZERO;
        }

        @Override
        public Duration requestsAtMost() {
          return Duration.ofSeconds(2);
        }
      };

  /// So few links are compiled that tests come upon those that are not.
  private static final int COMPILED = 3;

  private final Shelves shelves = new Shelves(COMPILED);
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final Vertx vertx = Vertx.vertx();
  private final Journal journal;
  private final RedirectServer server;
  private final AtomicBoolean isOpen = new AtomicBoolean(true);
  private final Departure departure = new Departure();
  private final int port = freePort();
  private volatile Instant now = NOON;
  private long read = 1;

  /// What its connections may do.
  ///
  /// @param connections how many may be open at a time
  /// @param firstRequest as the setting of this name
  /// @param nextRequest as the setting of this name
  /// @param unreadAnswer as the setting of this name
  /// @param heldBytes as the setting of this name
  /// @param connectionsPerNetwork as the setting of this name
  /// @param proxies whose word it takes
  record Limits(
      int connections,
      Duration firstRequest,
      Duration nextRequest,
      Duration unreadAnswer,
      long heldBytes,
      int connectionsPerNetwork,
      String proxies) {
    static final Limits NONE =
        new Limits(
            10_000,
            Duration.ofDays(1),
            Duration.ofDays(1),
            Duration.ofDays(1),
            Long.MAX_VALUE,
            0,
            "127.0.0.0/8,::1");
  }

  private record Listening(int port, Limits limits) implements RouteSettings, RouteSettings.Server {
    @Override
    public URI publicUrl() {
      return URI.create("https://go.example.com");
    }

    @Override
    public boolean publicHttp() {
      return false;
    }

    @Override
    public UnknownHosts unknownHosts() {
      return UnknownHosts.REFUSE;
    }

    @Override
    public Abuse abuse() {
      return () -> Optional.of("abuse@example.com");
    }

    @Override
    public Server server() {
      return this;
    }

    @Override
    public String host() {
      return "127.0.0.1";
    }

    @Override
    public OptionalInt eventLoops() {
      return OptionalInt.of(EVENT_LOOPS);
    }

    @Override
    public int maxConnections() {
      return limits.connections();
    }

    @Override
    public Duration firstRequest() {
      return limits.firstRequest();
    }

    @Override
    public Duration nextRequest() {
      return limits.nextRequest();
    }

    @Override
    public Duration unreadAnswer() {
      return limits.unreadAnswer();
    }

    @Override
    public int maxConnectionsPerNetwork() {
      return limits.connectionsPerNetwork();
    }

    @Override
    public Duration standstill() {
      return Duration.ZERO;
    }

    @Override
    public long heldBytes() {
      return limits.heldBytes();
    }
  }

  /// @param directory for the journal
  Site(Path directory) throws Exception {
    this(directory, JOURNAL, Limits.NONE);
  }

  /// The same with a journal of another kind.
  Site(Path directory, Settings journalSettings) throws Exception {
    this(directory, journalSettings, Limits.NONE);
  }

  /// The same with other limits.
  Site(Path directory, Limits limits) throws Exception {
    this(directory, JOURNAL, limits);
  }

  private Site(Path directory, Settings journalSettings, Limits limits) throws Exception {
    InstantSource clock = () -> now;
    journal =
        Journal.open(directory, journalSettings, clock, new SplittableRandom(1), Runnable::run);
    server =
        new RedirectServer(
            vertx,
            new Listening(port, limits),
            STOP,
            departure,
            shelves.replica(),
            new Visitors(
                new ClientAddressResolver(
                    proxies(limits.proxies()), "CF-IPCountry", CountryLookup.unknown()),
                new AgentReader(new UserAgents(1_000), 1_000),
                new VisitorHash(clock)),
            journal,
            new LiveCounts(),
            new Seal("0123456789abcdef0123456789abcdef", null),
            clock,
            new SplittableRandom(2),
            registry);
    server.start();
  }

  private static TrustedProxies proxies(String list) {
    return switch (TrustedProxies.read(list)) {
      case TrustedProxies.Reading.Accepted(TrustedProxies proxies) -> proxies;
      case TrustedProxies.Reading.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The default domain.
  RawHttp http() {
    return on("go.example.com");
  }

  /// Any domain.
  RawHttp on(String host) {
    return new RawHttp(port, host);
  }

  int port() {
    return port;
  }

  Pulses pulses() {
    return server.pulses();
  }

  Slots slots() {
    return server.slots();
  }

  Departure departure() {
    return departure;
  }

  /// Lets every event loop stand still until that is counted down.
  void holdUp(CountDownLatch end) throws InterruptedException {
    List<EventExecutor> eventLoops = new ArrayList<>();
    ((VertxInternal) vertx).getEventLoopGroup().forEach(eventLoops::add);
    var still = new CountDownLatch(eventLoops.size());
    for (EventExecutor eventLoop : eventLoops) {
      eventLoop.execute(
          () -> {
            still.countDown();
            try {
              end.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    }
    still.await();
  }

  /// Waits until each event loop has looked at its connections once more.
  void awaitTick() throws Throwable {
    List<Pulse> before = pulses().last();
    eventually(
        () -> {
          List<Pulse> now = pulses().last();
          for (int i = 0; i < EVENT_LOOPS; i++) {
            assertThat(now.get(i).beats()).isGreaterThan(before.get(i).beats());
          }
        });
  }

  /// What a gauge or a counter of this name shows.
  long metric(String name) {
    return (long)
        registry.get(name).meters().stream()
            .flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false))
            .mapToDouble(Measurement::getValue)
            .sum();
  }

  /// A person's `GET` on the default domain.
  Response get(String path, String... more) {
    return http().get(path, with(HUMAN, more));
  }

  static String[] with(String header, String... more) {
    var headers = new ArrayList<String>(List.of(more));
    headers.add(header);
    return headers.toArray(String[]::new);
  }

  /// The clock stands at that moment from now on.
  void moveTo(Instant moment) {
    now = moment;
  }

  /// Publishes a link of `ws_1`.
  ///
  /// @param slug its id is `lnk_` and that
  /// @param members what else it has, but for what may be left out: `active`, `rules`, `target`
  void link(String slug, String members) {
    ObjectNode body =
        (ObjectNode)
            Json.of("{'workspace': 'ws_1', 'slug': '" + slug + "', 'active': true, 'rules': []}");
    JsonNode more = Json.of("{" + members + "}");
    if (!more.has("fallback_channel") && !more.has("hub")) {
      body.put("target", "https://target.example/");
    }
    body.setAll((ObjectNode) more);
    publish(DocumentKind.LINK, "lnk_" + slug.replaceAll("[^A-Za-z0-9_-]", "-"), body);
  }

  /// Publishes a channel of `ws_1`, which bears the name `Name of <key>`.
  ///
  /// @param members what else it has
  void channel(String key, String kind, String address, String members) {
    ObjectNode body =
        (ObjectNode)
            Json.of(
                """
                {'workspace': 'ws_1', 'key': '%1$s', 'name': 'Name of %1$s', 'kind': '%2$s',
                 'address': '%3$s', 'status': 'active'}\
                """
                    .formatted(key, kind, address));
    body.setAll((ObjectNode) Json.of("{" + members + "}"));
    publish(DocumentKind.CHANNEL, "ws_1/" + key, body);
  }

  /// Publishes any document.
  void publish(DocumentKind kind, String id, JsonNode body) {
    shelves.publish(kind, id, body);
  }

  /// Takes a document back.
  void delete(DocumentKind kind, String id) {
    shelves.delete(kind, id);
  }

  /// The clicks since the last call, in their order.
  List<ClickEvent> clicks() {
    try {
      var reader = new JournalReader(journal, 1 << 18);
      var crc = new CRC32C();
      var clicks = new ArrayList<ClickEvent>();
      for (JournalReader.Stretch stretch = reader.read(read);
          stretch != null;
          stretch = reader.read(read)) {
        ByteBuffer frames = stretch.frames();
        int start = 0;
        for (int i = 0; i < stretch.count(); i++) {
          int end = RecordFrame.endOf(frames, start, crc);
          clicks.add(event(RecordFrame.payloadOf(frames, start, end)));
          start = end;
        }
        read = stretch.end();
      }
      return clicks;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The only click since the last call.
  ClickEvent click() {
    List<ClickEvent> clicks = clicks();
    if (clicks.size() != 1) {
      throw new AssertionError("not one click: " + clicks);
    }
    return clicks.getFirst();
  }

  private static ClickEvent event(ByteBuffer payload) {
    return switch (ClickCodec.read(payload)) {
      case ClickCodec.Read(ClickEvent event) -> event;
      case ClickCodec.Unreadable unreadable -> throw new AssertionError(unreadable.reason());
    };
  }

  /// What a browser sends after it was given these cookies.
  static String cookies(Response... responses) {
    var header = new StringBuilder("Cookie: ");
    for (Response response : responses) {
      for (String setting : response.values("Set-Cookie")) {
        header.append(setting, 0, setting.indexOf(';')).append("; ");
      }
    }
    return header.toString();
  }

  /// Stops the server, unless it is.
  void stop() {
    if (isOpen.getAndSet(false)) {
      try {
        server.stop();
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    stop();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    journal.close();
  }
}
