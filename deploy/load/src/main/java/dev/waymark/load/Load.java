package dev.waymark.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.load.Visitors.Request;
import dev.waymark.visitor.geo.CountryDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/// Measures a running Waymark beside nginx: the 20 rules and 1,000 visitors of the vectors,
/// alternating rounds, server and client pinned to a core each. Figures of one run compare with
/// each other only.
///
/// Before it measures, it sends every visitor once to each server that knows the rules and says how
/// many answers agree. Only loopback is ever addressed.
public final class Load {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SLUG = "load";

  private final HttpClient http = HttpClient.newHttpClient();

  private Load() {}

  /// Arguments: redirect port, redirect process id, admin port, operator key, directory for files,
  /// rounds, seconds a round, connections, the file for what the redirect service's flight recorder
  /// has of the rounds. `deploy/load/run` knows them all.
  @SuppressWarnings("SystemOut")
  public static void main(String[] args) throws IOException, InterruptedException {
    int redirectPort = Integer.parseInt(args[0]);
    ProcessHandle redirect = ProcessHandle.of(Long.parseLong(args[1])).orElseThrow();
    Path directory = Files.createDirectories(Path.of(args[4]).toAbsolutePath());
    int rounds = Integer.parseInt(args[5]);
    int seconds = Integer.parseInt(args[6]);
    int connections = Integer.parseInt(args[7]);
    var load = new Load();
    load.createLink(Integer.parseInt(args[2]), args[3], redirectPort);

    Path geo = directory.resolve("country.mmdb");
    try (InputStream in =
        new GZIPInputStream(
            Objects.requireNonNull(CountryDatabase.class.getResourceAsStream("country.mmdb.gz")))) {
      Files.write(geo, in.readAllBytes());
    }
    List<Request> requests = Visitors.requests(SLUG, CountryDatabase.bundled());
    Path script = directory.resolve("visitors.lua");
    Files.writeString(script, lua(requests) + Nginx.resource("visitors.lua"));

    var waymark = new Server("waymark", redirectPort, redirect);
    Server rules = Nginx.start("nginx geoip2+map+log", "nginx-rules.conf", directory, geo);
    Server plain = Nginx.start("nginx return 302", "nginx-302.conf", directory, geo);
    System.out.printf(
        Locale.ROOT,
        "%d of %d visitors get the same answer from waymark and from nginx with the same rules%n",
        load.agreeing(requests, waymark, rules),
        requests.size());

    var results = new LinkedHashMap<Server, List<Round>>();
    for (Server server : List.of(plain, rules, waymark)) {
      Round.of(server, script, seconds, connections); // warm up, not counted
      results.put(server, new ArrayList<>());
    }
    for (int i = 0; i < rounds; i++) {
      for (Map.Entry<Server, List<Round>> entry : results.entrySet()) {
        Round round = Round.of(entry.getKey(), script, seconds, connections);
        entry.getValue().add(round);
        System.out.printf(Locale.ROOT, "%-22s %s%n", entry.getKey().name(), round);
      }
    }
    report(results, plain);
    endRecording(redirect, Path.of(args[8]));
    reportTails(List.of(waymark, rules, plain), results, texts(requests), rounds, seconds);
  }

  /// Connections that come and go would be a part of its own.
  private static void endRecording(ProcessHandle redirect, Path file)
      throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    String pid = Long.toString(redirect.pid());
    int status =
        new ProcessBuilder(
                jcmd.toString(), pid, "JFR.stop", "name=parts", "filename=" + file.toAbsolutePath())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException("the recording cannot be had: jcmd ended with " + status);
    }
  }

  /// How long visitors wait who come whether the server keeps up or not, as a table in Markdown.
  @SuppressWarnings("SystemOut")
  private static void reportTails(
      List<Server> servers,
      Map<Server, List<Round>> results,
      List<String> visits,
      int rounds,
      int seconds)
      throws IOException {
    double limit =
        servers.stream()
            .mapToDouble(server -> median(Objects.requireNonNull(results.get(server))).perSecond())
            .min()
            .orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "%nThe slowest answers %,.0f a second: the limit. Microseconds, p50 / p99 / p99.9:%n",
        limit);
    System.out.println(
        servers.stream()
            .map(Server::name)
            .collect(Collectors.joining(" | ", "| visitors | ", " |")));
    System.out.println("|---".repeat(servers.size() + 1) + "|");
    for (Scenario scenario : Scenario.values()) {
      var cells = new StringBuilder("| " + scenario.words() + " |");
      var played = new Latencies[servers.size()][rounds];
      for (int round = 0; round < rounds; round++) {
        for (int server = 0; server < servers.size(); server++) {
          played[server][round] = scenario.play(servers.get(server), visits, limit, seconds);
        }
      }
      for (Latencies[] each : played) {
        cells.append(' ').append(Latencies.median(each)).append(" |");
      }
      System.out.println(cells);
    }
  }

  @SuppressWarnings("SystemOut")
  private static void report(Map<Server, List<Round>> results, Server baseline) {
    Round base = median(Objects.requireNonNull(results.get(baseline)));
    System.out.println("\nMedians; ratios to " + baseline.name() + ":");
    results.forEach(
        (server, rounds) -> {
          Round round = median(rounds);
          System.out.printf(
              Locale.ROOT,
              "%-22s %s   throughput x%.2f   CPU x%.2f%n",
              server.name(),
              round,
              round.perSecond() / base.perSecond(),
              round.cpuMicros() / base.cpuMicros());
        });
  }

  private static Round median(List<Round> rounds) {
    List<Round> sorted =
        rounds.stream().sorted(Comparator.comparingDouble(Round::cpuMicros)).toList();
    return sorted.get(sorted.size() / 2);
  }

  /// How many visitors are sent to the same place by both.
  private int agreeing(List<Request> requests, Server one, Server other)
      throws IOException, InterruptedException {
    int same = 0;
    for (Request request : requests) {
      same += location(one, request).equals(location(other, request)) ? 1 : 0;
    }
    return same;
  }

  private String location(Server server, Request request) throws IOException, InterruptedException {
    var builder =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + request.path()));
    request.headers().forEach(builder::header);
    return http.send(builder.build(), HttpResponse.BodyHandlers.discarding())
        .headers()
        .firstValue("Location")
        .orElse("none");
  }

  /// A workspace on the Agency plan with the link; what an earlier run left is used again.
  private void createLink(int adminPort, String operatorKey, int redirectPort)
      throws IOException, InterruptedException {
    String api = "http://127.0.0.1:" + adminPort + "/api/workspaces";
    ObjectNode workspace = JSON.createObjectNode().put("name", "Load").put("plan", "agency");
    String id = post(api, operatorKey, workspace, 201).get("id").textValue();
    ObjectNode link =
        JSON.createObjectNode().put("slug", SLUG).put("target", "https://example.com/t/none");
    link.set("rules", Visitors.rules());
    post(api + "/" + id + "/links", operatorKey, link, 201, 409);
    awaitLink(redirectPort);
  }

  private void awaitLink(int redirectPort) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + redirectPort + "/" + SLUG)).build();
    for (int tries = 0; tries < 500; tries++) {
      if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 302) {
        return;
      }
    }
    throw new IOException("the redirect service does not know the link");
  }

  private JsonNode post(String url, String key, ObjectNode body, Integer... expected)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(url))
                .header("X-API-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (!List.of(expected).contains(answer.statusCode())) {
      throw new IOException(url + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /// The requests as complete HTTP/1.1 texts.
  private static List<String> texts(List<Request> requests) {
    return requests.stream().map(Load::text).toList();
  }

  private static String text(Request request) {
    var text =
        new StringBuilder("GET ").append(request.path()).append(" HTTP/1.1\r\nHost: localhost\r\n");
    request
        .headers()
        .forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    return text.append("\r\n").toString();
  }

  /// The requests as a Lua table, so that the client only sends them.
  private static String lua(List<Request> requests) {
    var lua = new StringBuilder("local requests = {\n");
    for (String text : texts(requests)) {
      lua.append('"')
          .append(text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\r\n", "\\r\\n"))
          .append("\",\n");
    }
    return lua.append("}\n").toString();
  }
}
