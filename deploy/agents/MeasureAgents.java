import dev.waymark.visitor.agent.AgentFacts;
import dev.waymark.visitor.agent.UserAgents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Measures how well robots are told from people, against the headers of Matomo's device-detector.
///
/// Robots are those of its bots.yml. People are its headers of browsers, and of apps as far as
/// these show a browser: what names an app and nothing of a browser is a program to us, and is
/// counted apart. Each half is the headers whose SHA-1 ends so: rules were chosen by looking at half
/// 0 alone.
///
///     java -cp ... MeasureAgents.java DEVICE-DETECTOR [list | more headers of people, one a line ...]
final class MeasureAgents {
  private static final Pattern AGENT = Pattern.compile("^  user_agent: (.*)$");
  private static final Pattern TYPE = Pattern.compile("^    type: (.*)$");
  private static final Pattern BROWSER =
      Pattern.compile("^(Mozilla|Opera)/|AppleWebKit|Gecko/|UCWEB|UP\\.Browser|MIDP");

  /// What device-detector files under browsers and apps though no person looks at it.
  private static final Pattern PROGRAM =
      Pattern.compile(
          "^Dalvik/|CFNetwork|HeadlessChrome|WindowsPowerShell|OpenVAS|splash Version|PTST|Synchronizer");

  public static void main(String[] args) throws Exception {
    Path tests = Path.of(args[0], "Tests");
    boolean list = args.length > 1 && args[1].equals("list");
    Map<String, String> robots = new LinkedHashMap<>();
    Map<String, String> others = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(tests)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yml")).sorted().toList()) {
        read(file, file.endsWith("bots.yml") ? robots : others);
      }
    }
    for (int i = list ? 2 : 1; i < args.length; i++) {
      Files.readAllLines(Path.of(args[i])).forEach(line -> others.putIfAbsent(line, "browser"));
    }
    others.keySet().removeAll(robots.keySet());
    var agents = new UserAgents(1_000);
    System.out.println("plain reading");
    measure(agents, robots, others, list);
    agents.warm(ForkJoinPool.commonPool()).get();
    System.out.println("with the full parser");
    measure(agents, robots, others, false);
  }

  private static void measure(
      UserAgents agents, Map<String, String> robots, Map<String, String> others, boolean list)
      throws Exception {
    for (int half = 0; half < 2; half++) {
      var told = new int[2];
      var people = new int[2];
      var programs = new int[2];
      for (String header : robots.keySet()) {
        if (half(header) == half) {
          boolean robot = isRobot(agents.parse(header));
          told[robot ? 1 : 0]++;
          if (list && half == 0 && !robot) {
            System.out.println("  missed: " + header);
          }
        }
      }
      for (Map.Entry<String, String> other : others.entrySet()) {
        String header = other.getKey();
        String type = other.getValue();
        if (half(header) != half || type.equals("library") || type.equals("feed reader")) {
          continue;
        }
        boolean robot = isRobot(agents.parse(header));
        boolean shown = BROWSER.matcher(header).find() && !PROGRAM.matcher(header).find();
        (shown ? people : programs)[robot ? 1 : 0]++;
        if (list && shown && robot) {
          System.out.println("  taken for one: " + header);
        }
      }
      int all = told[0] + told[1];
      System.out.printf(
          "  half %d: %d of %d robots told (%.1f %%); %d of %d people taken for one;"
              + " of %d headers without a browser in them %d are programs%n",
          half,
          told[1],
          all,
          100.0 * told[1] / all,
          people[1],
          people[0] + people[1],
          programs[0] + programs[1],
          programs[1]);
    }
  }

  private static boolean isRobot(AgentFacts facts) {
    return facts.bot() || facts.preview();
  }

  private static int half(String header) throws Exception {
    byte[] sum =
        MessageDigest.getInstance("SHA-1").digest(header.getBytes(StandardCharsets.UTF_8));
    return sum[0] & 1;
  }

  /// The headers of a file of tests, with the type of the client; their YAML is of one plain form.
  private static void read(Path file, Map<String, String> into) throws IOException {
    String header = "";
    for (String line : new ArrayList<>(Files.readAllLines(file))) {
      Matcher agent = AGENT.matcher(line);
      Matcher type = TYPE.matcher(line);
      if (agent.matches()) {
        header = unquoted(agent.group(1).strip());
        into.putIfAbsent(header, "");
      } else if (type.matches() && !header.isEmpty()) {
        into.put(header, type.group(1).strip());
        header = "";
      }
    }
  }

  private static String unquoted(String text) {
    List<String> quotes = List.of("'", "\"");
    for (String quote : quotes) {
      if (text.length() > 1 && text.startsWith(quote) && text.endsWith(quote)) {
        String inner = text.substring(1, text.length() - 1);
        return quote.equals("'")
            ? inner.replace("''", "'")
            : inner.replace("\\\"", "\"").replace("\\\\", "\\");
      }
    }
    return text;
  }
}
