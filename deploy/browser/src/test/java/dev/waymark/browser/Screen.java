package dev.waymark.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Somebody's screen. What the browser complains of, on whatever page, fails the test that closes
/// it; {@link #check} holds the page that is shown to what every page must be.
final class Screen implements AutoCloseable {
  static final int DESK_WIDTH = 1280;
  static final int HEIGHT = 800;

  private static final int PHONE_WIDTH = 360;
  private static final int NARROWEST = 320;
  private static final double PATIENCE_MILLIS = 15_000;

  private static final List<String> AXE_TAGS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  /// In a frame without scripts axe would wait for ever.
  private static final String SANDBOX = "iframe[sandbox]";

  /// With `-Dwaymark.screens=all` the desk is looked at in the dark too, and the phone in the
  /// light.
  private static final boolean ALL_SCREENS = "all".equals(System.getProperty("waymark.screens"));

  private static final Path PICTURES = Path.of("target/screens");

  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  Screen(BrowserContext context) {
    this.context = context;
    context.setDefaultTimeout(PATIENCE_MILLIS);
    this.page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.type() + ": " + message.text());
          }
        });
    page.onPageError(error -> complaints.add("error of the page: " + error));
    page.onRequest(
        request -> {
          String url = request.url();
          if (!url.startsWith("http://localhost:") && !url.startsWith("data:")) {
            complaints.add("request to another host: " + url);
          }
        });
  }

  /// Signs in by a call of the API, whose answer sets the cookie.
  void sign(String path, Map<String, String> body) {
    APIResponse answer = context.request().post(path, RequestOptions.create().setData(body));
    assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
  }

  /// What it shows.
  Page page() {
    return page;
  }

  /// Goes to a page.
  ///
  /// @param path such as `/w/ws_1/links`
  Page open(String path) {
    page.navigate(path);
    return page;
  }

  /// Lets the browser say that the server answered 4xx, which a test provokes: the browser logs it.
  void forgive(String text) {
    // Told after the page was loaded, or before.
    page.waitForCondition(() -> complaints.stream().anyMatch(each -> each.contains(text)));
    complaints.removeIf(each -> each.contains(text));
  }

  /// Holds the page as it is shown to what every page must be, at a desk in the light and on a
  /// phone in the dark: no finding of axe, no sideways scroll down to 320 px, no complaint of the
  /// browser. A picture of each is in `target/screens`.
  ///
  /// @param name of the picture, such as `links-empty`
  void check(String name) {
    List<String> findings = new ArrayList<>();
    for (int width : new int[] {DESK_WIDTH, PHONE_WIDTH}) {
      page.setViewportSize(width, HEIGHT);
      // As high as the page, so that no bar at the foot stands over a part of it by chance.
      page.setViewportSize(width, Math.max(HEIGHT, height()));
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        if (!ALL_SCREENS && (width == DESK_WIDTH) != (scheme == ColorScheme.LIGHT)) {
          continue;
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        settle();
        String kind =
            (width == DESK_WIDTH ? "desk" : "phone")
                + "-"
                + (scheme == ColorScheme.LIGHT ? "light" : "dark");
        picture(name + "-" + kind);
        // Else it opens a window to put the findings of all frames together, which takes twice the
        // time; ours come from one origin.
        AxeBuilder axe =
            new AxeBuilder(page).withTags(AXE_TAGS).exclude(SANDBOX).setLegacyMode(true);
        for (Rule rule : axe.analyze().getViolations()) {
          findings.add("%s, %s: %s".formatted(name, kind, sentence(rule)));
        }
      }
    }
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    for (int width : new int[] {NARROWEST, PHONE_WIDTH, DESK_WIDTH}) {
      page.setViewportSize(width, HEIGHT);
      Object wide =
          page.evaluate(
              "() => { const root = document.documentElement;"
                  + " if (root.scrollWidth <= root.clientWidth) return '';"
                  + " return [...document.querySelectorAll('body *')].filter((e) =>"
                  + " e.getBoundingClientRect().right > root.clientWidth + 1).slice(0, 5)"
                  + ".map((e) => e.tagName + '.' + e.className).join(' ') || 'something'; }");
      if (!"".equals(wide)) {
        findings.add("%s scrolls sideways at %d px: %s".formatted(name, width, wide));
      }
    }
    assertThat(findings).as("what is wrong with %s", name).isEmpty();
    assertThat(complaints).as("complaints of the browser at %s", name).isEmpty();
  }

  private int height() {
    return ((Number) page.evaluate("() => document.documentElement.scrollHeight")).intValue();
  }

  /// A picture of the whole page, in `target/screens`.
  void picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
  }

  /// Waits until nothing moves.
  private void settle() {
    page.waitForFunction(
        "() => document.getAnimations().every((a) => a.playState !== 'running' ||"
            + " a.effect.getTiming().iterations === Infinity)");
  }

  private static String sentence(Rule rule) {
    return rule.getId()
        + " ("
        + rule.getHelp()
        + ") at "
        + rule.getNodes().stream().limit(5).map(Screen::place).collect(Collectors.joining("; "));
  }

  private static String place(CheckedNode node) {
    return node.getTarget() + " " + node.getFailureSummary();
  }

  @Override
  public void close() {
    context.close();
    assertThat(complaints).as("complaints of the browser").isEmpty();
  }
}
