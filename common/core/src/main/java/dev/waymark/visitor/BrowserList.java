package dev.waymark.visitor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// The browsers and in-app browsers that a visitor can be found to have, which is what rules can
/// ask for: the files `apps.txt` and `browsers.txt`.
public final class BrowserList {
  private static final List<Named> APPS = read("apps.txt");
  private static final List<Named> BROWSERS = read("browsers.txt");

  /// What a browser is told by when it names itself in no other way: the words of its engine.
  private static final List<String> BY_ENGINE =
      List.of("Chrome", "Chromium", "Safari", "Android Browser", "Android WebView", "iOS WebView");

  private static final List<String> NAMES = allNames();

  private BrowserList() {}

  /// A browser and the form by which its header is told.
  public record Named(String form, Browser browser) {}

  /// The apps with a browser of their own, from the particular to the general: the first whose form
  /// is in a header is the one.
  public static List<Named> apps() {
    return APPS;
  }

  /// The browsers that name themselves, in the same order.
  public static List<Named> browsers() {
    return BROWSERS;
  }

  /// Every name that a visitor's browser can have, browsers before apps, each once.
  public static List<String> names() {
    return NAMES;
  }

  private static List<String> allNames() {
    var names = new LinkedHashSet<>(BY_ENGINE);
    BROWSERS.forEach(named -> names.add(named.browser.name()));
    APPS.forEach(named -> names.add(named.browser.name()));
    return List.copyOf(names);
  }

  private static List<Named> read(String file) {
    var list = new ArrayList<Named>();
    for (ListFile.Entry entry : ListFile.read(BrowserList.class, file)) {
      list.add(new Named(entry.key(), new Browser(entry.value())));
    }
    return List.copyOf(list);
  }
}
