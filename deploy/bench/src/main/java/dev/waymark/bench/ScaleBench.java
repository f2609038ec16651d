package dev.waymark.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How long an admin service and an analytics service that are running take with many links of five
/// rules in one workspace. The links are made in the database from one that the service has made
/// itself.
public final class ScaleBench {
  private static final int WARM_UP = 2;
  private static final int ROUNDS = 5;

  /// What the link that the others are made from has in the places where they differ.
  private static final String TEMPLATE = "bench-0template0";

  private static final String RULES =
      """
      [{"name": "Spain", "conditions": [{"field": "country", "operator": "in",
          "value": ["ES", "AD", "PT"]}], "action": {"type": "channel", "channel": "sales"}},
       {"name": "Phones", "conditions": [{"field": "device", "operator": "eq", "value": "mobile"},
          {"field": "os", "operator": "eq", "value": "iOS"}],
        "action": {"type": "redirect", "url": "https://shop.example/app/bench-0template0"}},
       {"name": "French", "conditions": [{"field": "language", "operator": "eq", "value": "fr"}],
        "action": {"type": "redirect", "url": "https://shop.example/fr/bench-0template0"}},
       {"name": "Evening", "conditions": [{"field": "time", "operator": "between",
          "value": ["18:00", "23:00"], "timezone": "Europe/Madrid"}],
        "action": {"type": "redirect", "url": "https://shop.example/evening"}},
       {"name": "Partner", "conditions": [{"field": "query", "operator": "eq",
          "value": "from=partner"}],
        "action": {"type": "redirect", "url": "https://shop.example/partner"}}]
      """;

  /// One link in ten thousand has a rare word, a rare tag and no rules, one is off, one has ended,
  /// one is on a domain that was removed, and one is a hub.
  private static final String LINKS =
      """
      insert into admin.link (id, workspace_id, written, domain, slug, slug_folded, slug_skeleton,
        password_version, rules_version, version, created_at, updated_at)
      select 'lnk_' || lpad(n::text, 20, '0'), workspace_id,
        case n % 10000
          when 1 then (made.written - 'rules')
            || '{"title": "Zanzibar rarity", "tags": ["rare"]}'::jsonb
          when 2 then made.written || '{"active": false}'::jsonb
          when 3 then made.written || '{"expires_at": "2020-01-01T00:00:00.000Z"}'::jsonb
          when 4 then made.written || '{"domain": "gone.example"}'::jsonb
          when 5 then made.written || jsonb_build_object('hub', jsonb_build_object('title', 'Hub',
            'entries', jsonb_build_array(jsonb_build_object('key', 'one', 'label', 'One', 'url',
              'https://shop.example/one'))))
          else made.written end,
        case when n % 10000 = 4 then 'gone.example' end, made.slug, made.slug,
        case when n % 10000 = 4 then null else made.slug end,
        0, 1, 1, now() - (n || ' seconds')::interval, now() - (n || ' seconds')::interval
      from generate_series(1, ?) as n, admin.link as template, lateral (
        select 'bench-' || n as slug,
          replace(template.written::text, 'bench-0template0', 'bench-' || n)::jsonb as written
        ) as made
      where template.id = ?
      """;

  private static final String DOCUMENTS =
      """
      insert into publication.document (kind, id, version, body)
      select 'link', 'lnk_' || lpad(n::text, 20, '0'), 1,
        replace(body::text, 'bench-0template0', 'bench-' || n)::json
      from generate_series(1, ?) as n, publication.document
      where kind = 'link' and id = ? and n % 10000 <> 4
      """;

  private final URI admin;
  private final URI analytics;
  private final String key;
  private final HttpClient http = HttpClient.newHttpClient();
  private String workspace = "";

  private ScaleBench(URI admin, URI analytics, String key) {
    this.admin = admin;
    this.analytics = analytics;
    this.key = key;
  }

  private record Answer(int status, String body, double millis) {
    String member(String name) {
      Matcher found = Pattern.compile('"' + name + "\":\\s*\"([^\"]*)\"").matcher(body);
      if (!found.find()) {
        throw new IllegalStateException("no " + name + " in " + body);
      }
      return found.group(1);
    }
  }

  /// Measures.
  ///
  /// @param args the addresses of the admin and the analytics service, the operator's key, the
  ///   address of their database, the password of its superuser, and how many links
  public static void main(String[] args) throws IOException, InterruptedException, SQLException {
    var bench = new ScaleBench(URI.create(args[0]), URI.create(args[1]), args[2]);
    try (Connection database = DriverManager.getConnection(args[3], "postgres", args[4])) {
      bench.measure(database, Integer.parseInt(args[5]));
    }
  }

  private void measure(Connection database, int links)
      throws IOException, InterruptedException, SQLException {
    workspace =
        send("POST", "/api/workspaces", "{\"name\": \"Scale\", \"plan\": \"agency\"}").member("id");
    send("POST", at("/channels"), channel("sales"));
    String link =
        send(
                "POST",
                at("/links"),
                """
                {"slug": "%1$s", "title": "Title of %1$s", "tags": ["spring", "print"],
                 "target": "https://shop.example/products/%1$s?size=m", "rules": %2$s}"""
                    .formatted(TEMPLATE, RULES))
            .member("id");
    seed(database, links, link);
    reads(link, links);
    writes(link);
    many();
    plans(database);
  }

  private void seed(Connection database, int links, String link) throws SQLException {
    long before = System.nanoTime();
    List<String> indexes = new ArrayList<>();
    try (Statement statement = database.createStatement()) {
      // An index of texts is made much faster than it is kept.
      try (ResultSet rows =
          statement.executeQuery(
              "select indexname, indexdef from pg_indexes where schemaname = 'admin'"
                  + " and tablename = 'link' and indexdef like '% gin %'")) {
        while (rows.next()) {
          indexes.add("drop index admin." + rows.getString(1));
          indexes.add(rows.getString(2));
        }
      }
      for (int i = 0; i < indexes.size(); i += 2) {
        statement.execute(indexes.get(i));
      }
      insert(database, LINKS, links, link);
      insert(database, DOCUMENTS, links, link);
      statement.execute("set search_path = admin, pg_catalog");
      for (int i = 1; i < indexes.size(); i += 2) {
        statement.execute(indexes.get(i));
      }
      statement.execute("reset search_path");
      statement.execute("vacuum analyze");
      statement.execute("checkpoint");
    }
    System.out.printf(
        Locale.ROOT, "%d links made in %.1f s%n", links, (System.nanoTime() - before) / 1e9);
  }

  private static void insert(Connection database, String sql, int links, String link)
      throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      statement.setInt(1, links);
      statement.setString(2, link);
      statement.executeUpdate();
    }
  }

  private void reads(String link, int links) throws IOException, InterruptedException {
    repeated("link: get", "GET", at("/links/" + link), null, 200);
    repeated(
        "link: simulate", "POST", at("/links/" + link + "/simulate"), "{\"country\": \"ES\"}", 200);
    for (String order : List.of("-created_at", "slug", "title", "-click_count")) {
      repeated("list by " + order, "GET", at("/links?sort=" + order), null, 200);
    }
    String half = Instant.now().minusSeconds(links / 2).truncatedTo(ChronoUnit.MILLIS).toString();
    inTheMiddle("-created_at", "created_to=" + half);
    inTheMiddle("slug", "q=bench-5");
    inTheMiddle("title", "q=bench-5");
    for (String filter :
        List.of(
            "q=zanzibar",
            "q=nothinghasit",
            "q=zq",
            "q=shop",
            "tag=rare",
            "tag=none",
            "tag=spring",
            "active=false",
            "state=expired",
            "domain=gone.example",
            "domain=other.example",
            "has_rules=false",
            "channel=sales",
            "channel=none",
            "q=zanzibar&sort=title",
            "tag=rare&sort=slug",
            "active=false&sort=title",
            "tag=rare&sort=-click_count",
            "created_to=2020-01-01T00:00:00.000Z",
            "slug=bench-7")) {
      repeated("list: " + filter, "GET", at("/links?" + filter), null, 200);
    }
    repeated("hubs", "GET", at("/hubs"), null, 200);
    for (String statistic : List.of("summary", "links", "countries")) {
      repeated("stats: " + statistic, "GET", at(analytics, "/stats/" + statistic), null, 200);
    }
  }

  /// @param first leaves links of which the first is in the middle of all
  private void inTheMiddle(String order, String first) throws IOException, InterruptedException {
    String cursor =
        send("GET", at("/links?limit=1&sort=" + order + '&' + first), null, 200)
            .member("next_cursor");
    repeated(
        "list by " + order + ", in the middle",
        "GET",
        at("/links?sort=" + order + "&cursor=" + cursor),
        null,
        200);
  }

  private void writes(String link) throws IOException, InterruptedException {
    var millis = new ArrayList<Double>();
    for (int i = 0; i < ROUNDS; i++) {
      millis.add(
          send("PATCH", at("/links/" + link), "{\"title\": \"Title " + i + "\"}", 200).millis());
    }
    tell("link: patch", millis);
    repeated(
        "channel: make passive",
        "PUT",
        at("/channels/sales/status"),
        "{\"status\": \"passive\"}",
        200);
    send("PUT", at("/channels/sales/status"), "{\"status\": \"active\"}", 200);
    repeated("channel that is used: delete", "DELETE", at("/channels/sales"), null, 409);
    var deleted = new ArrayList<Double>();
    for (int i = 0; i < ROUNDS; i++) {
      send("POST", at("/channels"), channel("unused"), 201);
      deleted.add(send("DELETE", at("/channels/unused"), null, 200).millis());
    }
    tell("channel that is not: delete", deleted);
    String schedule =
        """
        {"key": "desk", "name": "Desk", "time_zone": "UTC", "weekly": {"mon": [["09:00", "17:00"]]}}
        """;
    var schedules = new ArrayList<Double>();
    for (int i = 0; i < ROUNDS; i++) {
      send("POST", at("/schedules"), schedule, 201);
      schedules.add(send("DELETE", at("/schedules/desk"), null, 200).millis());
    }
    tell("schedule that is not: delete", schedules);
  }

  private void many() throws IOException, InterruptedException {
    var bulk = new ArrayList<Double>();
    var imported = new ArrayList<Double>();
    for (int round = 0; round < ROUNDS; round++) {
      var list = new ArrayList<String>();
      var csv = new StringBuilder("target,slug,title,tags\\n");
      for (int i = 0; i < 500; i++) {
        list.add(
            """
            {"target": "https://shop.example/bulk/%1$d/%2$d", "title": "Bulk %1$d %2$d",
             "slug": "bulk-%1$d-%2$d", "tags": ["spring"]}"""
                .formatted(round, i));
        csv.append(
            "https://shop.example/import/%1$d/%2$d,import-%1$d-%2$d,Import %1$d %2$d,spring\\n"
                .formatted(round, i));
      }
      bulk.add(
          send("POST", at("/links/bulk"), "{\"links\": [" + String.join(",", list) + "]}", 201)
              .millis());
      imported.add(send("POST", at("/import/links"), "{\"csv\": \"" + csv + "\"}", 201).millis());
    }
    tell("bulk of 500", bulk);
    tell("import of 500", imported);
  }

  private void plans(Connection database) throws IOException, InterruptedException, SQLException {
    for (String change :
        List.of(
            "{\"plan\": \"pro\"}",
            "{\"plan\": \"agency\"}",
            "{\"default_utm_params\": {\"source\": \"waymark\"}}")) {
      Answer answer = send("PATCH", "/api/workspaces/" + workspace, change);
      System.out.printf(
          Locale.ROOT,
          "%-40s %10.1f ms, status %d, %d bytes",
          change,
          answer.millis(),
          answer.status(),
          answer.body().length());
      long before = System.nanoTime();
      int looks = 0;
      while (isFollowing(database) && looks++ < 36_000) {
        Thread.sleep(100);
      }
      System.out.printf(
          Locale.ROOT, "; all links published %.1f s later%n", (System.nanoTime() - before) / 1e9);
    }
  }

  /// Whether links are still being published anew.
  private static boolean isFollowing(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      try (ResultSet row =
          statement.executeQuery("select to_regclass('admin.republication') is null")) {
        row.next();
        if (row.getBoolean(1)) {
          return false;
        }
      }
      try (ResultSet row =
          statement.executeQuery("select exists (select from admin.republication)")) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static String channel(String key) {
    return """
    {"key": "%1$s", "name": "Channel %1$s", "kind": "whatsapp", "address": "+34600111222"}"""
        .formatted(key);
  }

  private String at(String path) {
    return "/api/workspaces/" + workspace + path;
  }

  private String at(URI service, String path) {
    return service.resolve(at(path)).toString();
  }

  private void repeated(
      String what, String method, String path, @Nullable String json, int expected)
      throws IOException, InterruptedException {
    var millis = new ArrayList<Double>();
    for (int i = 0; i < WARM_UP; i++) {
      send(method, path, json, expected);
    }
    for (int i = 0; i < ROUNDS; i++) {
      millis.add(send(method, path, json, expected).millis());
    }
    tell(what, millis);
  }

  private static void tell(String what, List<Double> millis) {
    double[] ordered = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%-40s median %8.1f ms, slowest %8.1f ms%n",
        what,
        ordered[ordered.length / 2],
        Arrays.stream(ordered).max().orElseThrow());
  }

  private Answer send(String method, String path, @Nullable String json, int expected)
      throws IOException, InterruptedException {
    Answer answer = send(method, path, json);
    if (answer.status() != expected) {
      throw new IllegalStateException(
          method + " " + path + " answered " + answer.status() + " " + answer.body());
    }
    return answer;
  }

  private Answer send(String method, String path, @Nullable String json)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(admin.resolve(path))
            .header("X-API-Key", key)
            .header("Content-Type", "application/json")
            .timeout(Duration.ofMinutes(3))
            .method(
                method,
                json == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(json))
            .build();
    long before = System.nanoTime();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer.body(), (System.nanoTime() - before) / 1e6);
  }
}
