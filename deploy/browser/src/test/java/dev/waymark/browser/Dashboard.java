package dev.waymark.browser;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import dev.waymark.local.Installation;
import dev.waymark.local.Installation.Part;
import dev.waymark.patience.Eventually;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Waymark as it was packaged, on free ports, and a browser. All tests share one: each makes a
/// workspace of its own. Where no browser is to be had the tests are skipped, and say so; in CI
/// they fail.
final class Dashboard implements AutoCloseable {
  private static final Duration TO_START = Duration.ofMinutes(3);
  private static final List<Part> PARTS = List.of(Part.POSTGRESQL, Part.ADMIN, Part.REDIRECT);

  /// Of everybody.
  static final String PASSWORD = "correct horse on the beach";

  private final AtomicInteger people = new AtomicInteger();
  private final Chromium chromium;
  private final Installation installation;
  private final NameServer nameServer;

  private Dashboard(Chromium chromium, Installation installation, NameServer nameServer) {
    this.chromium = chromium;
    this.installation = installation;
    this.nameServer = nameServer;
  }

  /// Gives tests the one dashboard: `@ExtendWith(Dashboard.Given.class)`, and a parameter.
  static final class Given implements ExecutionCondition, ParameterResolver {
    private static final ExtensionContext.Namespace HERE =
        ExtensionContext.Namespace.create(Dashboard.class);

    /// What came of the first attempt to start.
    private record Attempt(@Nullable Dashboard dashboard, @Nullable Throwable failure)
        implements AutoCloseable {
      @Override
      public void close() throws IOException {
        if (dashboard != null) {
          dashboard.close();
        }
      }
    }

    private static Attempt attempt(ExtensionContext context) {
      return context
          .getRoot()
          .getStore(HERE)
          .computeIfAbsent("dashboard", _ -> attempt(), Attempt.class);
    }

    private static Attempt attempt() {
      Chromium chromium;
      try {
        chromium = Chromium.start();
      } catch (RuntimeException e) {
        return new Attempt(null, e);
      }
      try {
        return new Attempt(start(chromium), null);
      } catch (Throwable e) {
        chromium.close();
        throw new IllegalStateException("Waymark did not start", e);
      }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      Throwable failure = attempt(context).failure();
      if (failure == null) {
        return ConditionEvaluationResult.enabled("There is a browser.");
      }
      if ("true".equals(System.getenv("CI"))) {
        throw new IllegalStateException("There is no browser, and in CI there must be", failure);
      }
      String said =
          "THE DASHBOARD WAS NOT TRIED IN A BROWSER: there is none. Install chromium, or name one"
              + " in WAYMARK_BROWSER. "
              + failure.getMessage();
      System.err.println(said);
      return ConditionEvaluationResult.disabled(said);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Dashboard.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return Objects.requireNonNull(attempt(context).dashboard());
    }
  }

  private static Dashboard start(Chromium chromium) throws Throwable {
    Path root = Path.of("../..").toAbsolutePath().normalize();
    Installation installation =
        Installation.prepare(root, root.resolve("deploy/browser/target/data"));
    NameServer nameServer = NameServer.start();
    try {
      // In the place of the world's, which a machine without a network does not have.
      installation.tell(
          Part.ADMIN,
          Map.of(
              "WAYMARK_DOMAINS_NAME_SERVER",
              nameServer.address(),
              "WAYMARK_DOMAINS_VERIFY_EVERY",
              "0s"));
      for (Part part : PARTS) {
        installation.start(part);
      }
      for (Part part : PARTS) {
        Eventually.eventually(
            TO_START, () -> assertThat(installation.isReady(part)).as("%s", part).isTrue());
      }
    } catch (Throwable e) {
      nameServer.close();
      installation.close();
      throw e;
    }
    return new Dashboard(chromium, installation, nameServer);
  }

  /// Where the dashboard is, without a slash at the end.
  String address() {
    return "http://localhost:" + installation.port(Part.ADMIN);
  }

  /// Where visitors are answered.
  String visitors() {
    return "http://localhost:" + installation.port(Part.REDIRECT);
  }

  /// Starts the analytics service, which most stories do without, if it does not run.
  void startAnalytics() throws Throwable {
    if (!installation.isRunning(Part.ANALYTICS)) {
      installation.start(Part.ANALYTICS);
    }
    Eventually.eventually(
        TO_START, () -> assertThat(installation.isReady(Part.ANALYTICS)).isTrue());
  }

  /// Stops it.
  void stopAnalytics() {
    if (installation.isRunning(Part.ANALYTICS)) {
      installation.stop(Part.ANALYTICS);
    }
  }

  /// A request of the operator's to the analytics service.
  RequestSpecification statistics() {
    return operator().baseUri("http://localhost:" + installation.port(Part.ANALYTICS));
  }

  /// A month of clicks, scans and leads.
  ///
  /// @param links their ids, by the slugs of the links of the demo whose clicks they get
  void makeMonth(String workspace, Map<String, String> links, Instant end)
      throws IOException, InterruptedException {
    installation.makeMonth(workspace, links, end);
  }

  /// The DNS that domains are looked up in.
  NameServer nameServer() {
    return nameServer;
  }

  /// A request of the operator's, to make what a story begins with.
  RequestSpecification operator() {
    return given()
        .baseUri(address())
        .contentType(ContentType.JSON)
        .header("X-API-Key", installation.operatorKey());
  }

  /// A new workspace, with everything allowed.
  ///
  /// @return its id
  String workspace(String name) {
    return operator()
        .body(Map.of("name", name, "plan", "agency", "time_zone", "Europe/Madrid"))
        .post("/api/workspaces")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /// Somebody who is a member of a workspace and signed in, with a role such as `editor`. Each call
  /// makes another person.
  Screen as(String role, String workspace) {
    return as(role, workspace, new Browser.NewContextOptions());
  }

  /// The same with other options, such as `setJavaScriptEnabled(false)` or `setLocale("es-ES")`.
  Screen as(String role, String workspace, Browser.NewContextOptions options) {
    people.incrementAndGet();
    String email = lastEmail();
    String token =
        operator()
            .body(Map.of("email", email, "role", role))
            .post("/api/workspaces/" + workspace + "/invites")
            .then()
            .statusCode(201)
            .extract()
            .path("token");
    Screen screen = visitor(options);
    screen.sign(
        "/api/invites/accept",
        Map.of("token", token, "name", "Ana Martín", "password", PASSWORD, "locale", "en"));
    return screen;
  }

  /// The address of the person that was made last.
  String lastEmail() {
    return "person-" + people.get() + "@example.com";
  }

  /// Somebody at a desk who speaks English and is not signed in.
  Screen visitor() {
    return visitor(new Browser.NewContextOptions());
  }

  /// The same with other options, such as `setJavaScriptEnabled(false)` or `setLocale("es-ES")`.
  Screen visitor(Browser.NewContextOptions options) {
    if (options.locale == null) {
      options.setLocale("en-GB");
    }
    BrowserContext context =
        chromium
            .browser()
            .newContext(
                options
                    .setBaseURL(address())
                    .setTimezoneId("Europe/Madrid")
                    .setColorScheme(ColorScheme.LIGHT)
                    .setViewportSize(Screen.DESK_WIDTH, Screen.HEIGHT));
    return new Screen(context);
  }

  /// The operator by their key, who sees every workspace.
  Screen operatorsScreen() {
    return operatorsScreen(new Browser.NewContextOptions());
  }

  /// The same with other options.
  Screen operatorsScreen(Browser.NewContextOptions options) {
    return visitor(options.setExtraHTTPHeaders(Map.of("X-API-Key", installation.operatorKey())));
  }

  @Override
  public void close() throws IOException {
    try (chromium;
        nameServer) {
      installation.close();
    }
  }
}
