import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes crawlers.txt of the patterns of crawler-user-agents, which are regular expressions: each
/// becomes the texts that it stands for, in lower case, as forms of TokenTable. What stands between
/// texts in a pattern (`.*`) is given up, and the longest text stands for all. A pattern that cannot
/// be read so is an error.
///
///     java ReduceCrawlers.java crawler-user-agents.json left-out.txt crawlers.txt "source"
final class ReduceCrawlers {
  /// A text that is shorter tells nobody.
  private static final int SHORTEST = 3;

  /// Where anything may stand.
  private static final char GAP = '\0';

  private static final Pattern ENTRY = Pattern.compile("\"pattern\": \"((?:[^\"\\\\]|\\\\.)*)\"");

  private final String pattern;
  private int at;

  private ReduceCrawlers(String pattern) {
    this.pattern = pattern;
  }

  public static void main(String[] args) throws IOException {
    Set<String> leftOut = new LinkedHashSet<>();
    for (String line : Files.readAllLines(Path.of(args[1]))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        leftOut.add(line.substring(0, line.indexOf("  ")));
      }
    }
    Set<String> forms = new TreeSet<>();
    int patterns = 0;
    Matcher entries = ENTRY.matcher(Files.readString(Path.of(args[0])));
    while (entries.find()) {
      patterns++;
      if (!leftOut.remove(entries.group(1))) {
        String pattern = entries.group(1).replace("\\\\", "\\");
        forms.addAll(new ReduceCrawlers(pattern).forms());
      }
    }
    if (patterns < 1_000) {
      throw new IllegalStateException("only " + patterns + " patterns: is it another file?");
    }
    leftOut.forEach(gone -> System.err.println("left-out.txt: no pattern any more: " + gone));
    try (var out = Files.newBufferedWriter(Path.of(args[2]))) {
      out.write(
          """
          # Robots by their names, as forms of TokenTable. Made by deploy/agents/renew; do not edit.
          # From %s
          # MIT License, Copyright (c) 2017 Martin Monperrus: see NOTICE.
          """
              .formatted(args[3]));
      for (String form : forms) {
        out.write(form + "\n");
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    System.out.println(patterns + " patterns, " + forms.size() + " forms");
  }

  private Set<String> forms() {
    List<String> texts = alternatives();
    if (at < pattern.length()) {
      throw unreadable();
    }
    Set<String> forms = new LinkedHashSet<>();
    for (String text : texts) {
      String longest = "";
      for (String part : text.split(String.valueOf(GAP), -1)) {
        longest = part.length() > longest.length() ? part : longest;
      }
      boolean starts = longest.startsWith("^");
      String plain = (starts ? longest.substring(1) : longest).stripLeading();
      if (plain.strip().length() < SHORTEST) {
        throw unreadable();
      }
      String form = (starts ? "^" : "") + plain.toLowerCase(Locale.ROOT);
      // A pattern ends anywhere, so the token may go on.
      forms.add(Character.isLetterOrDigit(form.charAt(form.length() - 1)) ? form + "*" : form);
    }
    return forms;
  }

  private List<String> alternatives() {
    List<String> all = new ArrayList<>(sequence());
    while (at < pattern.length() && pattern.charAt(at) == '|') {
      at++;
      all.addAll(sequence());
    }
    return all;
  }

  private List<String> sequence() {
    List<String> texts = List.of("");
    while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      List<String> next = repeated(atom());
      List<String> longer = new ArrayList<>();
      for (String text : texts) {
        next.forEach(one -> longer.add(text + one));
      }
      texts = longer;
    }
    return texts;
  }

  private List<String> repeated(List<String> atom) {
    if (at < pattern.length() && "*+?".indexOf(pattern.charAt(at)) >= 0) {
      at++;
      return List.of(String.valueOf(GAP));
    }
    return atom;
  }

  private List<String> atom() {
    char c = pattern.charAt(at++);
    return switch (c) {
      case '(' -> {
        List<String> inner = alternatives();
        if (at == pattern.length() || pattern.charAt(at++) != ')') {
          throw unreadable();
        }
        yield inner;
      }
      case '[' -> List.of(oneOf());
      case '\\' -> List.of(escaped());
      case '.', '$' -> List.of(String.valueOf(GAP));
      case '^' -> List.of("^");
      case '*', '+', '?', '{', '}', ']' -> throw unreadable();
      default -> List.of(String.valueOf(c));
    };
  }

  /// A class of the two cases of a letter is the letter; any other is anything.
  private String oneOf() {
    int end = pattern.indexOf(']', at);
    if (end < 0) {
      throw unreadable();
    }
    String content = pattern.substring(at, end);
    at = end + 1;
    String folded = content.toLowerCase(Locale.ROOT);
    boolean letter = content.length() == 2 && folded.charAt(0) == folded.charAt(1);
    return letter ? folded.substring(1) : String.valueOf(GAP);
  }

  private String escaped() {
    char c = pattern.charAt(at++);
    return Character.isLetterOrDigit(c) ? String.valueOf(GAP) : String.valueOf(c);
  }

  private IllegalStateException unreadable() {
    return new IllegalStateException("cannot be reduced to texts: " + pattern);
  }
}
