package dev.waymark.visitor.agent;

import dev.waymark.visitor.ListFile;
import dev.waymark.visitor.VisitorClass;
import org.jspecify.annotations.Nullable;

/// The programs that send requests without a person: fetchers of previews, and all the others.
///
/// Their names are in files: `previews.txt`, `robots.txt`, and the public list `crawlers.txt`. What
/// no list knows is told by what people's headers never have (an address to write to) or always
/// have (the name of an engine: `shapes.txt`).
final class Robots {
  /// Words for what a program does, at the end of a token. No list has all that are called so.
  private static final String[] TRADES = {
    "bot", "bots", "crawler", "crawl", "spider", "scraper", "fetcher", "checker", "validator"
  };

  /// A maker of phones.
  private static final String CUBOT = "cubot";

  private static final String PRETENCE = "mozilla/5.0";

  /// Addresses in the headers of browsers: of a part that many programs for Windows show pages
  /// with, and of a browser.
  private static final String[] OF_BROWSERS = {"http://bsalsa.com", "http://www.qtweb.net"};

  private static final String COMPATIBLE = "compatible;";

  private static final TokenTable<VisitorClass> NAMES = names();
  private static final TokenTable<Boolean> SHAPES = shapes("shapes.txt");
  private static final TokenTable<Boolean> SYSTEMS = shapes("systems.txt");
  private static final TokenTable<Boolean> OLD_BROWSERS = shapes("compatible.txt");

  private Robots() {}

  /// Reads the lists, if nobody has.
  static void prepare() {
    // This class is initialized now.
  }

  /// Whether a program sent the header by its own account: {@link VisitorClass#PREVIEW} or {@link
  /// VisitorClass#BOT}; null when it gives none.
  ///
  /// @param header in lower case
  static @Nullable VisitorClass named(String header) {
    AndroidModel model = AndroidModel.in(header);
    VisitorClass named = NAMES.first(header, model.from(), model.to());
    if (named != null) {
      return named;
    }
    boolean robot =
        header.isBlank()
            || hasTrade(header, model)
            || hasContact(model.cutFrom(header))
            || isCompatible(header)
            || header.contains("khtml, like gecko;");
    return robot ? VisitorClass.BOT : null;
  }

  /// Whether a header has nothing of a browser's: neither an engine nor, after `Mozilla/5.0`, a
  /// system. `Mozilla/5.0` alone is in doubt, as are the old browsers that said `Mozilla/4.0`, and
  /// doubt speaks for a person.
  ///
  /// @param header in lower case
  static boolean isShapeless(String header) {
    if (SHAPES.first(header) != null) {
      return false;
    }
    if (header.startsWith(PRETENCE)) {
      return header.length() > PRETENCE.length() && SYSTEMS.first(header) == null;
    }
    return !header.startsWith("mozilla/");
  }

  private static boolean hasTrade(String header, AndroidModel model) {
    for (String trade : TRADES) {
      // Apps say the model once more (`Android (30/11; 480dpi; BLU; SPIDER)`).
      if (!model.has(header, trade) && hasTrade(header, trade, model)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasTrade(String header, String trade, AndroidModel model) {
    int at = Tokens.ending(header, trade, 0, model.from(), model.to());
    while (at >= 0 && isCubot(header, at + trade.length())) {
      at = Tokens.ending(header, trade, at + 1, model.from(), model.to());
    }
    return at >= 0;
  }

  private static boolean isCubot(String header, int end) {
    int start = end - CUBOT.length();
    return start >= 0
        && header.startsWith(CUBOT, start)
        && (start == 0 || !Tokens.isWord(header.charAt(start - 1)));
  }

  /// An address to ask about the program, of a page or a mailbox, which browsers never give.
  private static boolean hasContact(String header) {
    return hasPage(header)
        || header.contains("https://")
        || header.contains("(www.")
        || header.contains("+www.")
        || header.contains(" www.")
        || hasMailbox(header);
  }

  private static boolean hasPage(String header) {
    if (!header.contains("http://")) {
      return false;
    }
    for (String page : OF_BROWSERS) {
      if (header.contains(page)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasMailbox(String header) {
    for (int at = header.indexOf('@'); at > 0; at = header.indexOf('@', at + 1)) {
      if (Tokens.isWord(header.charAt(at - 1)) && endsInLetters(header, at + 1)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a host begins there, at least two of its parts long and the last of them letters:
  /// `moz.com`, but not `138.0.7204`.
  private static boolean endsInLetters(String header, int from) {
    int dot = -1;
    int end = from;
    while (end < header.length() && isOfHost(header.charAt(end))) {
      if (header.charAt(end) == '.' && end + 1 < header.length()) {
        boolean goesOn = isOfHost(header.charAt(end + 1));
        dot = goesOn ? end : dot;
      }
      end++;
    }
    if (dot <= from || end - dot < 3) {
      return false;
    }
    char last = header.charAt(dot + 1);
    return last >= 'a' && last <= 'z';
  }

  private static boolean isOfHost(char c) {
    return Tokens.isWord(c) || c == '.' || c == '-';
  }

  /// Whether it says that it is compatible, and then something that is none of the browsers which
  /// said so. Those that said `Mozilla/4.0` or less were too many to know.
  private static boolean isCompatible(String header) {
    boolean old = header.startsWith("mozilla/") && !header.startsWith(PRETENCE);
    if (old || header.contains(" profile/midp")) {
      return false; // the latter is a phone's, from before smartphones
    }
    for (int i = header.indexOf(COMPATIBLE); i >= 0; i = header.indexOf(COMPATIBLE, i + 1)) {
      int from = i + COMPATIBLE.length();
      while (from < header.length() && header.charAt(from) == ' ') {
        from++;
      }
      boolean says = from < header.length() && header.charAt(from) != ')';
      if (says && OLD_BROWSERS.first(header.substring(from)) == null) {
        return true;
      }
    }
    return false;
  }

  private static TokenTable<VisitorClass> names() {
    var table = new TokenTable.Builder<VisitorClass>();
    for (ListFile.Entry entry : ListFile.read(Robots.class, "previews.txt")) {
      table.add(entry.key(), VisitorClass.PREVIEW);
    }
    for (ListFile.Entry entry : ListFile.read(Robots.class, "robots.txt")) {
      table.add(entry.key(), VisitorClass.BOT);
    }
    for (ListFile.Entry entry : ListFile.read(Robots.class, "crawlers.txt")) {
      table.add(entry.key(), VisitorClass.BOT);
    }
    return table.build();
  }

  private static TokenTable<Boolean> shapes(String file) {
    var table = new TokenTable.Builder<Boolean>();
    for (ListFile.Entry entry : ListFile.read(Robots.class, file)) {
      table.add(entry.key(), true);
    }
    return table.build();
  }
}
