package dev.waymark.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A browser that tests drive: the one that `WAYMARK_BROWSER` names, or one of this machine, or the
/// one that Playwright fetches. It reaches nothing but loopback.
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final Path ON_MACOS =
      Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run",
          "--font-render-hinting=none",
          // Whatever a page may try: no name leads anywhere.
          "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /// Starts it.
  ///
  /// @throws RuntimeException when there is none, and none can be had
  static Chromium start() {
    Path found = found();
    Map<String, String> environment =
        found == null ? Map.of() : Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    try {
      var options = new BrowserType.LaunchOptions().setArgs(ARGUMENTS);
      if (found != null) {
        options.setExecutablePath(found);
      }
      return new Chromium(playwright, playwright.chromium().launch(options));
    } catch (RuntimeException e) {
      playwright.close();
      throw e;
    }
  }

  Browser browser() {
    return browser;
  }

  private static @Nullable Path found() {
    String named = System.getenv("WAYMARK_BROWSER");
    if (named != null && !named.isBlank()) {
      return Path.of(named);
    }
    String path = System.getenv("PATH");
    Stream<Path> onPath =
        NAMES.stream()
            .flatMap(
                name ->
                    Arrays.stream((path == null ? "" : path).split(File.pathSeparator))
                        .map(directory -> Path.of(directory, name)));
    return Stream.concat(onPath, Stream.of(ON_MACOS))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  @Override
  public void close() {
    playwright.close();
  }
}
