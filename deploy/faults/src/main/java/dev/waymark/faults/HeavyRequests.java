package dev.waymark.faults;

import dev.waymark.local.Installation;
import dev.waymark.local.Installation.Part;
import dev.waymark.local.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Requests to the admin service that each take as much of it as they can, several at once, while
/// visitors click and somebody else uses the service. Everybody is answered, and afterwards its
/// memory is as before.
final class HeavyRequests {
  private static final double CLICKS_PER_SECOND = 50;

  /// How many of a kind there are, but for exports: those are of several workspaces, each twice.
  private static final int AT_ONCE = 6;

  /// Few enough for the time that one statement may take.
  private static final int COPIED_AT_ONCE = 5_000;

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /// How long anybody else may wait for an answer of the admin service, on a machine that is busy
  /// with all of this.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

  private static final Duration PAUSE = Duration.ofMillis(200);

  /// How much more memory may be in use afterwards.
  private static final double GROWTH = 1.25;

  private static final long SLACK = 16 << 20;

  private static final String SLUG = "besieged";

  private static final String PLAIN_LINK = "{\"target\": \"https://example.com/\"}";

  private static final String RULE =
      """
      {"name": "Germany",
       "conditions": [{"field": "country", "operator": "in", "value": ["DE", "AT"]}],
       "action": {"type": "redirect", "url": "https://example.de/"}}
      """;

  /// What a hub leads to: a URL that is about as long as any may be.
  private static final String LARGE_ENTRY =
      "{\"key\": \"k%d\", \"label\": \"Sale\", \"url\": \"https://example.com/"
          + "x".repeat(8_000)
          + "\"}";

  private final Scene scene;
  private final Installation installation;
  private final int share;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final StringBuilder facts = new StringBuilder();
  private String workspace = "";

  private HeavyRequests(Scene scene, int share) {
    this.scene = scene;
    this.installation = scene.installation();
    this.share = share;
  }

  /// What is sent.
  enum Kind {
    /// Rules to be checked, with nothing in each, for which a fault was written with all that a
    /// rule may have.
    CHECK(Set.of("400", "429", "503")),
    /// A file of millions of rows.
    CSV(Set.of("400", "429", "503")),
    /// A document of millions of empty objects.
    IMPORT(Set.of("400", "429", "503")),
    /// Everything of large workspaces, in both forms.
    EXPORT(Set.of("200", "429")),
    /// Pages of links that are as large as links can be.
    LIST(Set.of("200", "429", "503"));

    private final Set<String> allowed;

    Kind(Set<String> allowed) {
      this.allowed = allowed;
    }

    /// The kinds of these names, in lower case and joined by commas.
    ///
    /// @throws Refusal when there is none of a name
    static List<Kind> named(String names) {
      return Stream.of(names.split(",", -1)).map(Kind::ofName).toList();
    }

    private static Kind ofName(String name) {
      for (Kind kind : values()) {
        if (kind.key().equals(name)) {
          return kind;
        }
      }
      throw new Refusal(
          "--attack takes how many connections of each kind, or check, csv, import, export or list,"
              + " not "
              + name
              + ".");
    }

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One request.
  ///
  /// @param body null for a GET
  private record Heavy(String path, String key, @Nullable String body) {}

  /// Attacks an installation in which nothing has been started yet. Whoever prepared it closes it.
  ///
  /// @param share how many times smaller everything is than in full; 1 for full size
  /// @throws Refusal when Waymark does not start
  static Outcome run(Installation installation, List<Kind> kinds, int share, PrintStream out)
      throws IOException, InterruptedException, SQLException {
    try (var scene = new Scene(installation, out)) {
      return new HeavyRequests(scene, share).run(kinds);
    }
  }

  private Outcome run(List<Kind> kinds) throws IOException, InterruptedException, SQLException {
    scene.start();
    workspace = scene.api().createWorkspace("pro");
    scene.createLinks(workspace, List.of(SLUG));
    facts.append(
        "%-8s %8s %8s %8s %10s %10s %8s %8s  %s%n"
            .formatted(
                "kind",
                "requests",
                "seconds",
                "MB got",
                "others ms",
                "p99 ms",
                "heap MB",
                "peak MB",
                "answers"));
    try {
      for (Kind kind : kinds) {
        attack(kind);
      }
    } finally {
      http.shutdownNow();
    }
    return new Outcome(facts.toString(), scene.findings());
  }

  private void attack(Kind kind) throws IOException, InterruptedException, SQLException {
    scene.say("Requests that are heavy: " + kind.key());
    List<Heavy> requests = requests(kind);
    long before = heapInUse();
    Traffic traffic =
        Traffic.start(
            kind.name(),
            installation.port(Part.REDIRECT),
            List.of(SLUG),
            CLICKS_PER_SECOND,
            scene.uptime());
    var others = new Others();
    var answers = new ConcurrentSkipListMap<String, Integer>();
    var bytes = new AtomicLong();
    long began = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> asking = threads.submit(others);
      List<Future<?>> sent = new ArrayList<>();
      for (Heavy request : requests) {
        sent.add(
            threads.submit(() -> answers.merge(answer(kind, request, bytes), 1, Integer::sum)));
      }
      for (Future<?> one : sent) {
        await(kind, one);
      }
      others.isOver.set(true);
      await(kind, asking);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    List<Click> clicks = traffic.stop();
    judge(kind, answers.keySet(), others, clicks);
    if (!installation.isRunning(Part.ADMIN)) {
      return;
    }
    long after = heapInUse();
    if (after > before * GROWTH + SLACK) {
      scene.find(
          "%s: memory in use has grown from %d MB to %d MB"
              .formatted(kind.key(), before >> 20, after >> 20));
    }
    List<Long> nanos =
        clicks.stream().map(click -> click.endedNanos() - click.beganNanos()).sorted().toList();
    String fact =
        "%-8s %8d %8.1f %8d %10.0f %10.1f %8d %8d  %s%n"
            .formatted(
                kind.key(),
                requests.size(),
                seconds,
                bytes.get() >> 20,
                others.longestNanos.get() / 1e6,
                nanos.get(nanos.size() * 99 / 100) / 1e6,
                after >> 20,
                admin().peak() >> 20,
                answers);
    scene.say(fact.strip());
    facts.append(fact);
  }

  private void await(Kind kind, Future<?> task) throws InterruptedException {
    try {
      task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      task.cancel(true);
      scene.find(kind.key() + ": a request came to nothing: " + e);
    }
  }

  private void judge(Kind kind, Set<String> answers, Others others, List<Click> clicks) {
    if (!installation.isRunning(Part.ADMIN)) {
      scene.find(kind.key() + ": the admin service has ended");
    }
    List<String> wrong = answers.stream().filter(answer -> !kind.allowed.contains(answer)).toList();
    if (!wrong.isEmpty()) {
      scene.find("%s: answered with %s".formatted(kind.key(), wrong));
    }
    if (Set.of("429", "503").containsAll(answers)) {
      scene.find(kind.key() + ": no request was let in, so that this shows nothing");
    }
    if (others.unanswered.get() > 0 || others.longestNanos.get() > LONGEST_WAIT.toNanos()) {
      scene.find(
          "%s: others at the admin service had no answer %d times, and waited up to %d ms"
              .formatted(
                  kind.key(), others.unanswered.get(), others.longestNanos.get() / 1_000_000));
    }
    long unanswered = clicks.stream().filter(click -> !click.isAcknowledged()).count();
    if (unanswered > 0) {
      scene.find(
          "%s: %d of %d clicks were not answered".formatted(kind.key(), unanswered, clicks.size()));
    }
  }

  /// Somebody else, who asks the admin service for little, again and again.
  private final class Others implements Runnable {
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final AtomicLong longestNanos = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();

    @Override
    public void run() {
      HttpRequest request =
          request(new Heavy("/api/workspaces/" + workspace, installation.operatorKey(), null));
      while (!isOver.get()) {
        long began = System.nanoTime();
        try {
          if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() != 200) {
            unanswered.incrementAndGet();
          }
          TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (IOException e) {
          unanswered.incrementAndGet();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
        longestNanos.accumulateAndGet(System.nanoTime() - began, Math::max);
      }
    }
  }

  private HttpRequest request(Heavy heavy) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + installation.port(Part.ADMIN) + heavy.path()))
            .timeout(PATIENCE)
            .header("X-API-Key", heavy.key());
    String body = heavy.body();
    return body == null
        ? builder.build()
        : builder
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
  }

  /// The status; or that the connection broke before all was there.
  private String answer(Kind kind, Heavy heavy, AtomicLong bytes) throws InterruptedException {
    try {
      HttpResponse<InputStream> response =
          http.send(request(heavy), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        var part = new byte[65_536];
        for (int read = body.read(part); read >= 0; read = body.read(part)) {
          bytes.addAndGet(read);
        }
      }
      return Integer.toString(response.statusCode());
    } catch (IOException e) {
      scene.say(kind.key() + ": " + e);
      return "broken";
    }
  }

  private List<Heavy> requests(Kind kind) throws IOException, InterruptedException, SQLException {
    String base = "/api/workspaces/" + workspace;
    List<Heavy> one =
        switch (kind) {
          case CHECK -> {
            String rules = String.join(",", Collections.nCopies(87_000 / share, "{}"));
            yield List.of(
                new Heavy(
                    base + "/links/" + scene.api().createAnyLink(workspace, PLAIN_LINK) + "/check",
                    scene.api().createKey(workspace, "viewer"),
                    "{\"rules\": [" + rules + "]}"));
          }
          case CSV ->
              List.of(
                  new Heavy(
                      base + "/import/links",
                      scene.api().createKey(workspace, "editor"),
                      "{\"csv\": \"target\\n" + "x\\n".repeat(2_600_000 / share) + "\"}"));
          case IMPORT -> {
            String links = String.join(",", Collections.nCopies(2_500_000 / share, "{}"));
            yield List.of(
                new Heavy(
                    base + "/import",
                    scene.api().createKey(workspace, "owner"),
                    "{\"waymark\": 1, \"links\": [" + links + "]}"));
          }
          case EXPORT -> exports();
          case LIST -> {
            String large = scene.api().createWorkspace("pro");
            String entries =
                IntStream.range(0, 30)
                    .mapToObj(LARGE_ENTRY::formatted)
                    .collect(Collectors.joining(","));
            copy(
                large,
                scene
                    .api()
                    .createAnyLink(
                        large, "{\"hub\": {\"title\": \"Shop\", \"entries\": [" + entries + "]}}"),
                200 / share);
            yield List.of(
                new Heavy(
                    "/api/workspaces/" + large + "/links?limit=200",
                    scene.api().createKey(large, "viewer"),
                    null));
          }
        };
    return Collections.nCopies(kind == Kind.EXPORT ? 2 : AT_ONCE, one).stream()
        .flatMap(List::stream)
        .toList();
  }

  /// Of two workspaces with rules and two with many links.
  private List<Heavy> exports() throws IOException, InterruptedException, SQLException {
    List<Heavy> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String other = scene.api().createWorkspace("pro");
      boolean hasRules = i % 2 == 0;
      String rules = hasRules ? String.join(",", Collections.nCopies(5, RULE)) : "";
      String link =
          scene
              .api()
              .createAnyLink(
                  other,
                  "{\"target\": \"https://example.com/\", \"note\": \"%s\", \"rules\": [%s]}"
                      .formatted("n".repeat(500), rules));
      copy(other, link, (hasRules ? 20_000 : 200_000) / share);
      all.add(
          new Heavy(
              "/api/workspaces/" + other + (hasRules ? "/export" : "/export/links"),
              scene.api().createKey(other, "editor"),
              null));
    }
    return all;
  }

  /// Fills a workspace with copies of a link.
  private void copy(String of, String link, int count) throws SQLException {
    try (Connection connection = installation.connect();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                insert into admin.link
                select (jsonb_populate_record(l, jsonb_build_object(
                  'id', 'lnk_c' || n || substr(?, 4),
                  'slug', l.slug || n, 'slug_folded', l.slug_folded || n,
                  'written', l.written || jsonb_build_object('slug', l.slug || n)))).*
                from admin.link l, generate_series(?, ?) n where l.id = ?
                """)) {
      insert.setString(1, of);
      insert.setString(4, link);
      for (int first = 2; first <= count; first += COPIED_AT_ONCE) {
        insert.setInt(2, first);
        insert.setInt(3, Math.min(count, first + COPIED_AT_ONCE - 1));
        insert.executeUpdate();
      }
    }
  }

  /// What the admin service has in use of its heap once it has collected what it can, in bytes.
  private long heapInUse() throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    new ProcessBuilder(jcmd.toString(), Long.toString(admin().handle().pid()), "GC.run")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    return (long) scene.api().metric(Part.ADMIN, "jvm_memory_used_bytes", "area=\"heap\"");
  }

  private static ServiceProcess admin() throws IOException {
    ServiceProcess admin = ServiceProcess.of("admin-service");
    if (admin == null) {
      throw new IOException("The admin service is not there");
    }
    return admin;
  }
}
