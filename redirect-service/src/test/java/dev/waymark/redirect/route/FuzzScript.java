package dev.waymark.redirect.route;

import static dev.waymark.redirect.route.Site.HUMAN;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// What the fuzzer sends over one connection, and what has to come back.
final class FuzzScript {
  /// The link that visits lead to; it hands `n` on.
  static final String LINK = "x";

  /// The link that forms are sent to, whose password nobody knows.
  static final String LOCKED = "locked";

  /// What a click has for its `utm_source` that nobody may have made: it stands in bodies, and
  /// behind requests that end their connection.
  static final String SMUGGLED = "smuggled";

  private static final int MOST_REQUESTS = 12;
  private static final String HOST = "Host: go.example.com⏎";
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded⏎";
  private static final String SMUGGLED_VISIT =
      "GET /" + LINK + "?utm_source=" + SMUGGLED + " HTTP/1.1⏎" + HOST + HUMAN + "⏎⏎";

  private static final Set<Integer> REFUSED = Set.of(400, 405, 413, 414, 417, 431, 501);
  private static final Set<Integer> LOCKED_OUT = Set.of(200, 429);

  /// Heads with which nobody can say where their request ends, or that are none.
  private static final List<String> BAD_HEADS =
      List.of(
          "Transfer-Encoding: gzip⏎",
          "Transfer-Encoding: identity⏎",
          "Transfer-Encoding: chunked, identity⏎",
          "Transfer-Encoding: gzip, chunked⏎",
          "Transfer-Encoding: chunked⏎Transfer-Encoding: chunked⏎",
          "Transfer-Encoding: chunked⏎Content-Length: 3⏎",
          "Content-Length: 3⏎Transfer-Encoding: chunked⏎",
          "Transfer-Encoding : chunked⏎",
          "Transfer-Encoding:⏎ chunked⏎",
          "Transfer-Encoding: \u000bchunked⏎",
          "Transfer-Encoding: xchunked⏎",
          "Transfer-Encoding:⏎",
          "Content-Length: 3⏎Content-Length: 4⏎",
          "Content-Length: 3, 3⏎",
          "Content-Length: +3⏎",
          "Content-Length: -3⏎",
          "Content-Length: 3 3⏎",
          "Content-Length: 18446744073709551619⏎",
          "A\u0000B: c⏎",
          "A: \u0000⏎",
          "A: \u0001b⏎",
          "A: \u007f⏎",
          "A B: c⏎",
          ": c⏎",
          "no colon⏎",
          "nocolon⏎",
          "Host: go.example.com⏎");

  /// Requests that have to be the last ones of their connection, whatever is in their heads.
  private static final List<String> LAST =
      List.of(
          "PUT /{link} HTTP/1.1⏎{host}⏎",
          "PUT /{link} HTTP/1.1⏎{host}Content-Length: 3⏎⏎abc",
          "BREW /{link} HTTP/1.1⏎{host}⏎",
          "CONNECT go.example.com:80 HTTP/1.1⏎{host}⏎",
          "OPTIONS * HTTP/1.1⏎{host}⏎",
          "POST /{link} HTTP/1.1⏎{host}Content-Length: 3⏎⏎abc",
          "POST /{locked} HTTP/1.1⏎{host}Content-Length: 3⏎⏎abc",
          "POST /{locked} HTTP/1.1⏎{host}{form}Content-Length: 65537⏎⏎",
          "POST /{locked} HTTP/1.1⏎{host}{form}Expect: a miracle⏎Content-Length: 3⏎⏎abc",
          "POST /{locked} HTTP/1.1⏎{host}{form}Transfer-Encoding: chunked⏎⏎3⏎abc⏎zz⏎",
          "POST /{locked} HTTP/1.1⏎{host}{form}Transfer-Encoding: chunked⏎⏎3⏎abcd⏎0⏎⏎",
          "GET /{link} HTTP/1.1⏎{host}Content-Length: 3⏎⏎abc",
          "GET /{link} HTTP/1.1⏎{host}Transfer-Encoding: chunked⏎⏎3⏎abc⏎0⏎⏎",
          "GET /%zz HTTP/1.1⏎{host}⏎",
          "GET {link} HTTP/1.1⏎{host}⏎",
          "GET http://me@go.example.com/{link} HTTP/1.1⏎{host}⏎",
          "GET /{link} HTTP/1.1⏎⏎",
          "GET /{link} HTTP/9.9⏎{host}⏎",
          "GET /{link} NOTHTTP⏎{host}⏎",
          "GET /{link}⏎⏎",
          "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003⏎⏎");

  private final byte[] wire;
  private final int requests;
  private final int visits;
  private final List<Expected> answers;
  private final End end;

  private FuzzScript(byte[] wire, int requests, int visits, List<Expected> answers, End end) {
    this.wire = wire;
    this.requests = requests;
    this.visits = visits;
    this.answers = List.copyOf(answers);
    this.end = end;
  }

  /// The bytes.
  byte[] wire() {
    return wire.clone();
  }

  /// How many requests are in it, or were meant to be.
  int requests() {
    return requests;
  }

  /// How many of them may count as clicks.
  int visits() {
    return visits;
  }

  /// What comes back, in order.
  List<Expected> answers() {
    return answers;
  }

  /// What comes after the answers.
  End end() {
    return end;
  }

  /// Whether an answer has as many bytes as it says.
  enum Body {
    WHOLE,
    /// It has none, as to a HEAD.
    NONE,
    /// That cannot be told, for what asked for it could not be read.
    EITHER
  }

  /// An answer.
  ///
  /// @param statuses of which it has one
  /// @param body whether it has one
  /// @param announced whether a 100 comes before it
  /// @param location where it leads; null when it says nothing of that
  record Expected(Set<Integer> statuses, Body body, boolean announced, @Nullable String location) {
    private static Expected get(int status) {
      return new Expected(Set.of(status), Body.WHOLE, false, null);
    }

    private static Expected visit(boolean head, String tag) {
      return new Expected(
          Set.of(302), head ? Body.NONE : Body.WHOLE, false, "https://target.example/?n=" + tag);
    }
  }

  /// What comes after the answers.
  enum End {
    /// Nothing: the connection stays open for more.
    OPEN,
    /// The server closes.
    CLOSED,
    /// Answers of any number, for what was sent may be anything.
    ANY
  }

  /// Writes a script.
  ///
  /// @param number names its requests, so that no two of all scripts are alike
  static FuzzScript write(SplittableRandom random, int number) {
    return new Writer(random, number).write();
  }

  private static final class Writer {
    private final SplittableRandom random;
    private final int number;
    private final StringBuilder wire = new StringBuilder();
    private final List<Expected> answers = new ArrayList<>();
    private int requests;
    private int visits;

    Writer(SplittableRandom random, int number) {
      this.random = random;
      this.number = number;
    }

    FuzzScript write() {
      int sound = random.nextInt(MOST_REQUESTS);
      while (requests < sound) {
        requests++;
        request();
      }
      return switch (random.nextInt(8)) {
        case 0, 1, 2 -> script(End.OPEN);
        case 3 -> lastVisit();
        case 4 -> damaged();
        case 5 -> last(badlyFramed());
        default -> last(filled(pick(LAST)));
      };
    }

    private FuzzScript script(End end) {
      byte[] bytes = wire.toString().replace("⏎", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
      return new FuzzScript(bytes, requests, visits, answers, end);
    }

    private void request() {
      switch (random.nextInt(20)) {
        case 0 -> visit("HEAD", " HTTP/1.1⏎" + HOST);
        case 1 -> visit("GET", " HTTP/1.0⏎" + HOST + "Connection: keep-alive⏎");
        case 2 -> visit("GET", " HTTP/1.1⏎Content-Length: 0⏎" + HOST);
        case 3 -> visit("GET", " HTTP/1.1⏎" + HOST + "Cookie: " + noise(2_000) + "⏎");
        case 4 -> visit("GET", " HTTP/1.1⏎A: b⏎  folded⏎" + HOST + "Expect: 100-continue⏎");
        case 5 -> absoluteVisit();
        case 6 -> plain("GET /none" + tag() + " HTTP/1.1⏎" + HOST, Expected.get(404));
        case 7 ->
            plain(
                "HEAD /none" + tag() + " HTTP/1.1⏎" + HOST,
                new Expected(Set.of(404), Body.NONE, false, null));
        case 8 -> plain("GET /robots.txt HTTP/1.1⏎" + HOST, Expected.get(200));
        case 9 -> plain("GET /" + LINK + " HTTP/1.1⏎Host: other.example⏎", Expected.get(404));
        case 10 -> plain("GET /" + LINK + "/qr.svg HTTP/1.1⏎" + HOST, Expected.get(200));
        case 11, 12 -> form(false, false);
        case 13 -> form(true, false);
        case 14 -> form(random.nextBoolean(), true);
        default -> visit("GET", " HTTP/1.1⏎" + HOST);
      }
    }

    private String tag() {
      return number + "-" + requests;
    }

    /// Mostly one that the server knows already, for a new one takes it some time.
    private String agent() {
      return random.nextInt(20) == 0 ? "User-Agent: Fuzzer/" + tag() : HUMAN;
    }

    private void visit(String method, String rest) {
      boolean head = method.equals("HEAD");
      visits += head ? 0 : 1;
      plain(
          method + " /" + LINK + "?n=" + tag() + rest + agent() + "⏎", Expected.visit(head, tag()));
    }

    private void absoluteVisit() {
      visits++;
      plain(
          "GET http://go.example.com:80/%s?n=%s HTTP/1.1⏎Host: other.example⏎"
              .formatted(LINK, tag()),
          Expected.visit(false, tag()));
    }

    private void plain(String head, Expected answer) {
      wire.append(head).append('⏎');
      answers.add(answer);
    }

    private void form(boolean chunked, boolean announced) {
      String from = "X-Forwarded-For: 10.%d.%d.1⏎".formatted(random.nextInt(250), number % 250);
      wire.append("POST /" + LOCKED + " HTTP/1.1⏎" + HOST + FORM).append(from);
      if (announced) {
        wire.append("Expect: 100-continue⏎");
      }
      String body = "password=" + (random.nextBoolean() ? SMUGGLED_VISIT : noise(3_000));
      body = body.replace("⏎", "\r\n");
      if (chunked) {
        wire.append("Transfer-Encoding: Chunked⏎⏎");
        int start = 0;
        while (start < body.length()) {
          int end = Math.min(body.length(), start + 1 + random.nextInt(500));
          wire.append(Integer.toHexString(end - start)).append("⏎");
          wire.append(body, start, end).append("⏎");
          start = end;
        }
        wire.append("0⏎⏎");
      } else {
        wire.append("Content-Length: ").append(body.length()).append("⏎⏎").append(body);
      }
      answers.add(new Expected(LOCKED_OUT, Body.WHOLE, announced, null));
    }

    private FuzzScript lastVisit() {
      requests++;
      visit("GET", " HTTP/1.1⏎" + HOST + "Connection: close⏎");
      wire.append(SMUGGLED_VISIT.repeat(random.nextInt(3)));
      return script(End.CLOSED);
    }

    private String badlyFramed() {
      String head = pick(BAD_HEADS);
      String body = head.contains("hunked") ? "3⏎abc⏎0⏎⏎" : "abc";
      return pick(List.of("GET", "HEAD", "POST"))
          + " /"
          + pick(List.of(LINK, LOCKED))
          + " HTTP/1.1⏎"
          + HOST
          + FORM
          + head
          + "⏎"
          + body;
    }

    private String filled(String request) {
      String filled =
          switch (random.nextInt(20)) {
            case 0 -> "GET /" + LINK + "?" + "a".repeat(9_000) + " HTTP/1.1⏎" + HOST + "⏎";
            case 1 -> "GET /" + LINK + " HTTP/1.1⏎" + HOST + "A: " + "a".repeat(21_000) + "⏎⏎";
            default -> request;
          };
      return filled
          .replace("{host}", HOST)
          .replace("{form}", FORM)
          .replace("{link}", LINK)
          .replace("{locked}", LOCKED);
    }

    /// A request that is refused, and what must not be taken for others behind it.
    private FuzzScript last(String request) {
      requests++;
      wire.append(request).append(SMUGGLED_VISIT.repeat(random.nextInt(3)));
      answers.add(
          new Expected(
              REFUSED, request.startsWith("HEAD") ? Body.EITHER : Body.WHOLE, false, null));
      return script(End.CLOSED);
    }

    /// A request of which some bytes are others. What it says is anybody's guess.
    private FuzzScript damaged() {
      FuzzScript before = script(End.ANY);
      wire.setLength(0);
      List<Expected> kept = List.copyOf(answers);
      requests++;
      if (random.nextBoolean()) {
        visit("GET", " HTTP/1.1⏎" + HOST);
      } else {
        wire.append("POST /" + LOCKED + " HTTP/1.1⏎" + HOST + FORM);
        wire.append("Content-Length: 10⏎⏎password=x");
      }
      byte[] damaged = damaged(script(End.ANY).wire);
      byte[] bytes = Arrays.copyOf(before.wire, before.wire.length + damaged.length);
      System.arraycopy(damaged, 0, bytes, before.wire.length, damaged.length);
      return new FuzzScript(bytes, requests, visits + 3, kept, End.ANY);
    }

    private byte[] damaged(byte[] sound) {
      byte[] bytes = sound;
      for (int i = random.nextInt(5); i >= 0 && bytes.length > 1; i--) {
        int at = random.nextInt(bytes.length);
        int next = Math.min(bytes.length, at + 1 + random.nextInt(8));
        byte[] rest = Arrays.copyOfRange(bytes, next, bytes.length);
        byte[] middle =
            switch (random.nextInt(4)) {
              case 0 -> new byte[0];
              case 1 -> randomBytes(next - at);
              case 2 -> randomBytes(random.nextInt(20));
              default -> Arrays.copyOfRange(bytes, at / 2, next);
            };
        byte[] whole = Arrays.copyOf(bytes, at + middle.length + rest.length);
        System.arraycopy(middle, 0, whole, at, middle.length);
        System.arraycopy(rest, 0, whole, at + middle.length, rest.length);
        bytes = whole;
      }
      return bytes;
    }

    private byte[] randomBytes(int length) {
      var bytes = new byte[length];
      random.nextBytes(bytes);
      return bytes;
    }

    /// Text that a header or a body may have.
    private String noise(int most) {
      int length = 1 + random.nextInt(most);
      var text = new StringBuilder(length);
      for (int i = 0; i < length; i++) {
        text.append((char) (0x21 + random.nextInt(0x5E)));
      }
      return text.toString();
    }

    private <T> T pick(List<T> list) {
      return list.get(random.nextInt(list.size()));
    }
  }

  /// The bytes as Java would write them, to try one again by hand.
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (byte b : wire) {
      char c = (char) (b & 0xFF);
      if (c == '\r' || c == '\n') {
        text.append(c == '\r' ? "\\r" : "\\n");
      } else if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        text.append("\\u%04x".formatted((int) c));
      } else {
        text.append(c);
      }
    }
    return answers.size() + " answers, then " + end + ", for \"" + text + '"';
  }
}
