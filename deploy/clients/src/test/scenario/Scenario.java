import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.client.admin.api.ChannelsApi;
import dev.waymark.client.admin.api.DomainsApi;
import dev.waymark.client.admin.api.HubsApi;
import dev.waymark.client.admin.api.LinksApi;
import dev.waymark.client.admin.api.PoolsApi;
import dev.waymark.client.admin.api.RulesApi;
import dev.waymark.client.admin.api.SchedulesApi;
import dev.waymark.client.admin.api.WorkspacesApi;
import dev.waymark.client.admin.model.*;
import dev.waymark.client.analytics.api.RollupApi;
import dev.waymark.client.analytics.api.StatisticsApi;
import dev.waymark.client.analytics.model.Summary;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// What somebody does who has generated clients of both APIs: the README's example, then a change
/// of one thing at a time, each compared with what was stored before. ClientsIT compiles it with the
/// generated clients and runs it, with the addresses of the three services and the operator's key in
/// the environment.
public final class Scenario {
  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String adminUrl;
  private final String redirectUrl;
  private final String key;
  private final HttpClient http = HttpClient.newHttpClient();
  private final dev.waymark.client.admin.ApiClient admin =
      new dev.waymark.client.admin.ApiClient();
  private final dev.waymark.client.analytics.ApiClient analytics =
      new dev.waymark.client.analytics.ApiClient();
  private String ws = "";

  private Scenario(String adminUrl, String analyticsUrl, String redirectUrl, String key) {
    this.adminUrl = adminUrl;
    this.redirectUrl = redirectUrl;
    this.key = key;
    admin.updateBaseUri(adminUrl);
    admin.setRequestInterceptor(request -> request.header("X-API-Key", key));
    analytics.updateBaseUri(analyticsUrl);
    analytics.setRequestInterceptor(request -> request.header("X-API-Key", key));
  }

  public static void main(String[] urls) throws Exception {
    var scenario = new Scenario(urls[0], urls[1], urls[2], System.getenv("WAYMARK_KEY"));
    scenario.readme();
    scenario.changeWorkspace();
    scenario.changeChannel();
    scenario.changePool();
    scenario.changeSchedule();
    scenario.changeDomain();
    scenario.changeLink();
    scenario.changeHub();
    System.out.println("All as it should be.");
  }

  private void readme() throws Exception {
    ws =
        new WorkspacesApi(admin)
            .createWorkspace(
                new WorkspaceCreation()
                    .name("Generated")
                    .plan(WorkspaceCreation.PlanEnum.AGENCY)
                    .timeZone("Europe/Madrid"),
                null)
            .getId();
    Link hello =
        new LinksApi(admin)
            .createLink(
                ws,
                new LinkCreation().slug("hello").target("https://example.com/").rules(rules()),
                "once",
                null);
    check(
        hello
            .getRules()
            .getFirst()
            .getSummary()
            .equals("Country is France and device is mobile: send to m.example.fr/"),
        hello);

    Simulation simulation =
        new RulesApi(admin)
            .simulate(ws, hello.getId(), new SimulationRequest().country("FR"));
    check(simulation.getOutcome() == Simulation.OutcomeEnum.REDIRECT, simulation);
    check("https://example.com/".equals(simulation.getLocation()), simulation);
    check("FR".equals(simulation.getTrace().getFirst().getConditions().getFirst().getSeen()), simulation);

    eventually(() -> get(redirectUrl + "/hello", true).statusCode() == 302, "it is served");
    get(redirectUrl + "/hello", false);
    get(redirectUrl + "/hello", false);
    get(redirectUrl + "/hello", false);
    var statistics = new StatisticsApi(analytics);
    eventually(
        () -> {
          Summary summary =
              statistics.getSummary(
                  ws, true, null, hello.getId(), null, null, null, null, null, null, null, null, null,
                  null, null, null, null, null, null, null, null, null, null);
          return summary.getClicks() == 3 && summary.getUniqueVisitors() == 1;
        },
        "three clicks are counted");
    check(
        !statistics
            .getTimeSeries(
                ws, null, null, null, hello.getId(), null, null, 2, "Europe/Madrid", null, null, null,
                null, null, null, null, null, null, null, null, null, null, null, null)
            .getPoints()
            .isEmpty(),
        "points");
    new RollupApi(analytics).runRollup(LocalDate.now(ZoneOffset.UTC));
    eventually(
        () -> new LinksApi(admin).getLink(ws, hello.getId(), null).getClickCount() == 3,
        "the rollup shows in the link");
  }

  private static List<Rule> rules() {
    return List.of(
        new Rule()
            .name("Phones in France")
            .conditions(
                List.of(
                    new Condition()
                        .field("country")
                        .operator(Condition.OperatorEnum.EQ)
                        .value("FR"),
                    new Condition()
                        .field("device")
                        .operator(Condition.OperatorEnum.IN)
                        .value(List.of("mobile"))))
            .action(
                new Action().type(Action.TypeEnum.REDIRECT).url("https://m.example.fr/")),
        new Rule()
            .name("Many")
            .conditions(
                List.of(
                    new Condition()
                        .field("click_count")
                        .operator(Condition.OperatorEnum.GT)
                        .value(1000)))
            .action(
                new Action().type(Action.TypeEnum.REDIRECT).url("https://example.com/many")));
  }

  private void changeWorkspace() throws Exception {
    var workspaces = new WorkspacesApi(admin);
    workspaces.changeWorkspace(
        ws,
        new WorkspacePatch()
            .defaultUtmParams(new UtmParams().source("waymark").medium("link"))
            .defaultDestination(new DefaultDestination().url("https://example.com/else")),
        null);
    changes(
        "",
        "name",
        "\"Renamed\"",
        () -> workspaces.changeWorkspace(ws, new WorkspacePatch().name("Renamed"), null));
    changes(
        "",
        "default_utm_params",
        """
        {"source": "waymark", "medium": "mail", "campaign": null, "term": null, "content": null}""",
        () ->
            workspaces.changeWorkspace(
                ws, new WorkspacePatch().defaultUtmParams(new UtmParams().medium("mail")), null));
    changes(
        "",
        "default_destination",
        "null",
        () -> workspaces.changeWorkspace(ws, new WorkspacePatch().defaultDestination(null), null));
  }

  private void changeChannel() throws Exception {
    var channels = new ChannelsApi(admin);
    channels.createChannel(
        ws,
        new ChannelCreation()
            .key("night")
            .name("Night")
            .kind(ChannelCreation.KindEnum.TELEGRAM)
            .address("@waymark_demo"),
        null);
    channels.createChannel(
        ws,
        new ChannelCreation()
            .key("desk")
            .name("Desk")
            .kind(ChannelCreation.KindEnum.WHATSAPP)
            .address("+34 612 345 678")
            .message("Hola")
            .fallback("night")
            .status(ChannelCreation.StatusEnum.PASSIVE),
        null);
    changes(
        "/channels/desk",
        "name",
        "\"Front desk\"",
        () -> channels.changeChannel(ws, "desk", new ChannelPatch().name("Front desk"), null));
    changes(
        "/channels/desk",
        "fallback",
        "null",
        () -> channels.changeChannel(ws, "desk", new ChannelPatch().fallback(null), null));
    changes(
        "/channels/desk",
        "status",
        "\"active\"",
        () ->
            channels.changeChannelStatus(
                ws,
                "desk",
                new ChannelStatus().status(ChannelStatus.StatusEnum.ACTIVE),
                null));
  }

  private void changePool() throws Exception {
    var pools = new PoolsApi(admin);
    pools.createPool(
        ws,
        new PoolCreation()
            .key("team")
            .name("Team")
            .members(
                List.of(
                    new PoolMember().channel("desk").weight(3),
                    new PoolMember().channel("night")))
            .sticky(true),
        null);
    changes(
        "/pools/team",
        "name",
        "\"The team\"",
        () -> pools.changePool(ws, "team", new PoolPatch().name("The team"), null));
  }

  private void changeSchedule() throws Exception {
    var schedules = new SchedulesApi(admin);
    schedules.createSchedule(
        ws,
        new ScheduleCreation()
            .key("hours")
            .name("Hours")
            .timeZone("America/New_York")
            .weekly(
                new WeeklyHours()
                    .mon(List.of(List.of("09:00", "12:00"), List.of("13:00", "17:30")))
                    .fri(List.of(List.of("09:00", "12:00"))))
            .exceptions(
                List.of(
                    new ScheduleException()
                        .date("2030-12-25")
                        .intervals(List.of()))),
        null);
    changes(
        "/schedules/hours",
        "name",
        "\"Opening hours\"",
        () ->
            schedules.changeSchedule(
                ws, "hours", new SchedulePatch().name("Opening hours"), null));
  }

  private void changeDomain() throws Exception {
    var domains = new DomainsApi(admin);
    String id =
        domains
            .addDomain(
                ws,
                new DomainCreation()
                    .domain("go.generated.example")
                    .rootUrl("https://example.com/")
                    .appleAppSiteAssociation(Map.of("applinks", Map.of("details", List.of())))
                    .assetlinks(
                        List.of(
                            Map.of(
                                "relation",
                                List.of("delegate_permission/common.handle_all_urls"),
                                "target",
                                Map.of("namespace", "android_app")))),
                null)
            .getId();
    changes(
        "/domains/" + id,
        "root_url",
        "\"https://example.org/\"",
        () -> domains.changeDomain(ws, id, new DomainPatch().rootUrl("https://example.org/"), null));
  }

  private void changeLink() throws Exception {
    var links = new LinksApi(admin);
    String id =
        links
            .createLink(
                ws,
                new LinkCreation()
                    .slug("everything")
                    .target("https://example.com/everything")
                    .title("Everything")
                    .note("For the test")
                    .tags(List.of("one", "two"))
                    .active(false)
                    .startsAt(OffsetDateTime.parse("2026-01-01T00:00:00Z"))
                    .expiresAt(OffsetDateTime.parse("2036-01-01T00:00:00Z"))
                    .maxClicks(1000L)
                    .fallbackUrl("https://example.com/over")
                    .fallbackChannel("desk")
                    .password("open sesame")
                    .rules(rules())
                    .routingRules(
                        new RoutingRules()
                            .geo(Map.of("DE", "https://example.de/"))
                            .device(Map.of("mobile", "https://m.example.com/"))
                            .os(Map.of()))
                    .abVariants(
                        List.of(
                            new AbVariant().name("A").url("https://example.com/a").weight(50),
                            new AbVariant().name("B").url("https://example.com/b").weight(50)))
                    .utmParams(new UtmParams().campaign("summer"))
                    .forwardParams(List.of("gclid"))
                    .deepLink(
                        new DeepLink()
                            .iosAppUrl("https://example.com/app")
                            .androidAppUrl("example://app")
                            .interstitial(true))
                    .ogTitle("Look"),
                null,
                null)
            .getId();
    String at = "/links/" + id;
    changes(at, "title", "\"Summer\"", () -> change(links, id, new LinkPatch().title("Summer")));
    changes(at, "note", "null", () -> change(links, id, new LinkPatch().note(null)));
    changes(at, "active", "true", () -> change(links, id, new LinkPatch().active(true)));
    changes(at, "tags", "[]", () -> change(links, id, new LinkPatch().tags(List.of())));
    changes(
        at,
        "utm_params",
        """
        {"source": null, "medium": null, "campaign": "summer", "term": "x", "content": null}""",
        () -> change(links, id, new LinkPatch().utmParams(new UtmParams().term("x"))));
    changes(
        at,
        "deep_link",
        """
        {"ios_app_url": "https://example.com/other", "ios_store_url": null,
         "android_app_url": "example://app", "android_store_url": null, "interstitial": true}""",
        () ->
            change(
                links,
                id,
                new LinkPatch()
                    .deepLink(new DeepLinkPatch().iosAppUrl("https://example.com/other"))));
    changes(
        at,
        "routing_rules",
        """
        {"geo": {"DE": "https://example.de/", "FR": "https://example.fr/"},
         "device": {"mobile": "https://m.example.com/"}, "os": {}}""",
        () ->
            change(
                links,
                id,
                new LinkPatch()
                    .routingRules(
                        new RoutingRulesPatch().geo(Map.of("FR", "https://example.fr/")))));
    check(
        links.checkLink(ws, id, new LinkPatch().title("Only looking")).getWarnings() != null,
        "warnings");

    List<Rule> rules = links.getRules(ws, id, null);
    changes(at, "rules", stored(at).path("rules").toString(), () ->
        links.replaceRules(ws, id, rules, null, null));
  }

  private void change(LinksApi links, String id, LinkPatch patch) throws Exception {
    links.changeLink(ws, id, patch, null, null);
  }

  private void changeHub() throws Exception {
    var hubs = new HubsApi(admin);
    String id =
        hubs.createHub(
                ws,
                new LinkCreation()
                    .slug("shop")
                    .active(false)
                    .hub(
                        new Hub()
                            .title("The shop")
                            .entries(
                                List.of(
                                    new HubEntry()
                                        .key("desk")
                                        .label("Talk to us")
                                        .channel("desk")))),
                null)
            .getId();
    changes(
        "/hubs/" + id,
        "title",
        "\"Our shop\"",
        () -> hubs.changeHub(ws, id, new LinkPatch().title("Our shop"), null));
  }

  private interface Step {
    void run() throws Exception;
  }

  private interface Expectation {
    boolean holds() throws Exception;
  }

  /// Does something, and compares what is stored with what was before.
  ///
  /// @param at where it is, below the workspace
  /// @param member what alone may change
  /// @param value what it is then, as JSON
  private void changes(String at, String member, String value, Step step) throws Exception {
    ObjectNode expected = stored(at);
    step.run();
    ObjectNode found = stored(at);
    expected.set(member, JSON.readTree(value));
    check(
        expected.equals(found),
        at + ": more than '" + member + "' has changed, to\n" + found + "\nfrom\n" + expected);
  }

  private ObjectNode stored(String at) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(adminUrl + "/api/workspaces/" + ws + at))
            .header("X-API-Key", key)
            .build();
    ObjectNode json =
        (ObjectNode) JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    json.remove("updated_at");
    // What follows from the others.
    json.remove(List.of("warnings", "state", "click_count", "click_count_as_of"));
    return json;
  }

  private java.net.http.HttpResponse<String> get(String url, boolean head) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url))
            .method(head ? "HEAD" : "GET", HttpRequest.BodyPublishers.noBody())
            .header("User-Agent", FIREFOX)
            .build(),
        BodyHandlers.ofString());
  }

  private static void eventually(Expectation condition, String what) throws Exception {
    Instant end = Instant.now().plusSeconds(60);
    while (!condition.holds()) {
      check(Instant.now().isBefore(end), "not within a minute: " + what);
      LockSupport.parkNanos(100_000_000);
    }
  }

  private static void check(boolean holds, Object what) {
    if (!holds) {
      throw new AssertionError(String.valueOf(what));
    }
  }
}
