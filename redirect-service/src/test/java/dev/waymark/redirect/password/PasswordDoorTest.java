package dev.waymark.redirect.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.page.Language;
import dev.waymark.page.Languages;
import dev.waymark.password.PasswordHash;
import dev.waymark.publication.Lock;
import dev.waymark.redirect.cookie.Cookies;
import dev.waymark.redirect.cookie.Seal;
import dev.waymark.redirect.page.WebPage;
import dev.waymark.redirect.password.PasswordDoor.Attempt;
import dev.waymark.redirect.password.PasswordDoor.Unlocked;
import dev.waymark.visitor.Parameters;
import dev.waymark.visitor.request.CookieHeader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Abuse cases R8 and R9 among them: the limiter answers before anything is hashed, the event loop
/// never hashes, a cookie opens its own link and password only, the page says nothing.
class PasswordDoorTest {
  private static final Language ENGLISH = Languages.load().english();
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String LINK = "lnk_1";
  private static final Lock LOCK = new Lock("hash of open sesame", 3);
  private static final String RIGHT = "open sesame";
  private static final InetAddress HERE = InetAddress.ofLiteral("192.0.2.1");

  private final Seal seal = new Seal("0123456789abcdef0123456789abcdef", null);
  private final Cookies cookies = new Cookies(seal, true);
  private final ManualLoop loop = new ManualLoop();
  private final AtomicInteger hashed = new AtomicInteger();
  private final List<String> hashedOn = new ArrayList<>();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private Instant now = NOON;
  private final InstantSource clock = () -> now;
  private final PasswordDoor door =
      new PasswordDoor(seal, cookies, this::compare, clock, new SplittableRandom(2), registry);

  @AfterEach
  void close() {
    door.close();
  }

  private boolean compare(String hash, String password) {
    hashed.incrementAndGet();
    synchronized (hashedOn) {
      hashedOn.add(Thread.currentThread().getName());
    }
    return hash.equals("hash of " + password);
  }

  private static Attempt attempt(Lock lock, String body, InetAddress address) {
    return new Attempt(LINK, lock, "Sale", body, "own=1", "own.example", address, ENGLISH);
  }

  private static String typed(String password) {
    return "password=" + URLEncoder.encode(password, StandardCharsets.UTF_8);
  }

  /// What is said at once; null when it takes a hash.
  private @Nullable Verdict atOnce(Attempt attempt) {
    var verdicts = new ArrayList<Verdict>();
    door.attempt(attempt, loop, verdicts::add);
    return verdicts.isEmpty() ? null : verdicts.getFirst();
  }

  private Verdict tried(Attempt attempt) throws InterruptedException {
    var verdicts = new ArrayList<Verdict>();
    door.attempt(attempt, loop, verdicts::add);
    if (verdicts.isEmpty()) {
      loop.runNext();
    }
    return verdicts.getFirst();
  }

  private Verdict tried(String password) throws InterruptedException {
    return tried(attempt(LOCK, typed(password), HERE));
  }

  private Verdict.Right right(Attempt attempt) throws InterruptedException {
    return (Verdict.Right) tried(attempt);
  }

  private static Parameters sent(String cookie) {
    return CookieHeader.parse(cookie.substring(0, cookie.indexOf(';')));
  }

  private @Nullable Unlocked unlocked(String cookie, Lock lock) {
    return unlocked(cookie, LINK, lock);
  }

  private @Nullable Unlocked unlocked(String cookie, String link, Lock lock) {
    return door.unlocked(sent(cookie), link, lock, now.toEpochMilli());
  }

  private static String html(WebPage page) {
    return page.html().toString(StandardCharsets.UTF_8);
  }

  private static String carried(WebPage page) {
    Matcher field = Pattern.compile("name=\"visit\" value=\"([^\"]*)\"").matcher(html(page));
    assertThat(field.find()).isTrue();
    return field.group(1);
  }

  private double count(String result) {
    return registry.get(PasswordMeters.ATTEMPTS).tag("result", result).counter().count();
  }

  // ---- right, wrong

  @Test
  void attempt_rightPassword_goesBackAndOpens() throws Exception {
    Verdict.Right right = right(attempt(LOCK, typed(RIGHT), HERE));

    assertThat(right.location()).isEqualTo("/Sale?own=1");
    assertThat(right.cookie()).startsWith("__Host-_unlock_lnk_1=").contains("; HttpOnly; ");
    assertThat(unlocked(right.cookie(), LOCK)).isNotNull();
    assertThat(count("right")).isEqualTo(1);
  }

  @Test
  void attempt_wrongPassword_isThePageWithAWord() throws Exception {
    assertThat(tried("close sesame"))
        .isInstanceOfSatisfying(
            Verdict.Wrong.class,
            wrong -> assertThat(html(wrong.page())).contains("That was not the password."));
    assertThat(count("wrong")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "password=", "visit=x", "%%%", "password=%zz", "{}"})
  void attempt_noPassword_isWrong(String body) throws Exception {
    assertThat(tried(attempt(LOCK, body, HERE))).isInstanceOf(Verdict.Wrong.class);
  }

  @Test
  void attempt_aRealHash_isComparedAsPasswordHashDoes() throws Exception {
    var lock = new Lock(PasswordHash.of(RIGHT, new SplittableRandom(1)), 1);
    try (var real = new PasswordDoor(seal, cookies, clock, new SplittableRandom(2), registry)) {
      var verdicts = new ArrayList<Verdict>();
      real.attempt(attempt(lock, typed(RIGHT), HERE), loop, verdicts::add);
      loop.runNext();
      real.attempt(attempt(lock, typed("other"), HERE), loop, verdicts::add);
      loop.runNext();

      assertThat(verdicts.getFirst()).isInstanceOf(Verdict.Right.class);
      assertThat(verdicts.getLast()).isInstanceOf(Verdict.Wrong.class);
    }
  }

  // ---- the first visit

  @Test
  void attempt_withThePagesForm_goesOnWithTheFirstVisit() throws Exception {
    WebPage page = door.page(LINK, "utm_source=news&x=%41+b", "news.example", ENGLISH);
    Verdict.Wrong wrong =
        (Verdict.Wrong) tried(attempt(LOCK, typed("no") + "&visit=" + carried(page), HERE));
    now = NOON.plusSeconds(600);
    Verdict.Right right =
        right(attempt(LOCK, typed(RIGHT) + "&visit=" + carried(wrong.page()), HERE));

    assertThat(right.location()).isEqualTo("/Sale?utm_source=news&x=%41+b");
    now = now.plusSeconds(59);
    assertThat(unlocked(right.cookie(), LOCK)).isEqualTo(new Unlocked("news.example"));
    now = now.plusSeconds(1);
    assertThat(unlocked(right.cookie(), LOCK)).isEqualTo(new Unlocked(null));
  }

  @Test
  void attempt_firstVisitWithoutQueryAndReferrer_hasNone() throws Exception {
    WebPage page = door.page(LINK, null, null, ENGLISH);
    Verdict.Right right = right(attempt(LOCK, typed(RIGHT) + "&visit=" + carried(page), HERE));

    assertThat(right.location()).isEqualTo("/Sale");
    assertThat(unlocked(right.cookie(), LOCK)).isEqualTo(new Unlocked(null));
  }

  @Test
  void attempt_forgedOrForeignFirstVisit_isNotBelieved() throws Exception {
    String own = carried(door.page(LINK, "a=1", "a.example", ENGLISH));
    String foreign = carried(door.page("lnk_2", "evil=1", "evil.example", ENGLISH));
    String forged = carried(door.page(LINK, "evil=1", null, ENGLISH)).replaceAll("\\..*", "");

    for (String visit : List.of(foreign, forged, own + "x", "x", "")) {
      Verdict.Right right = right(attempt(LOCK, typed(RIGHT) + "&visit=" + visit, HERE));
      assertThat(right.location()).isEqualTo("/Sale?own=1");
      assertThat(unlocked(right.cookie(), LOCK)).isEqualTo(new Unlocked("own.example"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=\r\nSet-Cookie: b", "a=é", "a= b", "a=\u0000", "a=1#frag", "\u560d"})
  void page_queryThatIsNone_isLeftBehind(String query) throws Exception {
    WebPage page = door.page(LINK, query, null, ENGLISH);

    assertThat(right(attempt(LOCK, typed(RIGHT) + "&visit=" + carried(page), HERE)).location())
        .isEqualTo("/Sale");
  }

  @Test
  void page_longestQuery_comesBackWithTheLongestPassword() throws Exception {
    String query = "q=" + "a".repeat(FirstVisit.MAX_QUERY - 2);
    String password = "😀".repeat(PasswordHash.MAX_LENGTH / 2);
    var lock = new Lock("hash of " + password, 1);
    String host = "h".repeat(253);
    String visit = carried(door.page(LINK, query, host, ENGLISH));

    Verdict.Right right = right(attempt(lock, typed(password) + "&visit=" + visit, HERE));

    assertThat(right.location()).isEqualTo("/Sale?" + query);
    assertThat(unlocked(right.cookie(), lock)).isEqualTo(new Unlocked(host));
    String tooLong = carried(door.page(LINK, query + "a", host, ENGLISH));
    assertThat(right(attempt(lock, typed(password) + "&visit=" + tooLong, HERE)).location())
        .isEqualTo("/Sale");
  }

  // ---- what opens

  @Test
  void unlocked_byAnotherLinkOrPassword_isNot() throws Exception {
    String cookie = right(attempt(LOCK, typed(RIGHT), HERE)).cookie();

    assertThat(unlocked(cookie, new Lock("hash of new", 4))).isNull();
    assertThat(unlocked(cookie, new Lock("hash of old", 2))).isNull();
    assertThat(unlocked(cookie, "lnk_2", LOCK)).isNull();
    String renamed = cookie.replace("_lnk_1=", "_lnk_2=");
    assertThat(unlocked(renamed, "lnk_2", LOCK)).isNull();
  }

  @Test
  void unlocked_expiredOrForged_isNot() throws Exception {
    String cookie = right(attempt(LOCK, typed(RIGHT), HERE)).cookie();
    now = NOON.plus(Duration.ofDays(1)).minusMillis(1);
    assertThat(unlocked(cookie, LOCK)).isNotNull();
    now = NOON.plus(Duration.ofDays(1));
    assertThat(unlocked(cookie, LOCK)).isNull();

    now = NOON;
    for (String value : List.of("3", "", "Mw.9999999999.", "Mw.9999999999." + "A".repeat(43))) {
      assertThat(unlocked("__Host-_unlock_lnk_1=" + value + ";", LOCK)).isNull();
      assertThat(unlocked("_unlock_lnk_1=" + value + ";", LOCK)).isNull();
    }
    assertThat(door.unlocked(Parameters.NONE, LINK, LOCK, NOON.toEpochMilli())).isNull();
  }

  @Test
  void unlocked_byAnotherNodesCookie_isOnlyWithTheSameSecret() throws Exception {
    String cookie = right(attempt(LOCK, typed(RIGHT), HERE)).cookie();
    var stranger = new Seal("fedcba9876543210fedcba9876543210", null);
    try (var other =
        new PasswordDoor(
            stranger,
            new Cookies(stranger, true),
            this::compare,
            clock,
            new SplittableRandom(2),
            new SimpleMeterRegistry())) {
      assertThat(other.unlocked(sent(cookie), LINK, LOCK, NOON.toEpochMilli())).isNull();
    }
  }

  // ---- guessing

  @Test
  void attempt_eleventhWrongOne_isRefusedBeforeAnythingIsHashed() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(tried("wrong " + i)).isInstanceOf(Verdict.Wrong.class);
    }
    for (int i = 0; i < 10_000; i++) {
      assertThat(atOnce(attempt(LOCK, typed(i == 0 ? RIGHT : "wrong"), HERE)))
          .isInstanceOfSatisfying(
              Verdict.Later.class,
              later -> {
                assertThat(later.seconds()).isEqualTo(600);
                assertThat(html(later.page())).contains("in 10 min.").contains("<form");
              });
    }
    assertThat(hashed).hasValue(10);
    assertThat(count("limited")).isEqualTo(10_000);

    now = NOON.plusSeconds(600);
    assertThat(tried(RIGHT)).isInstanceOf(Verdict.Right.class);
  }

  @Test
  void attempt_limited_keepsTheFirstVisit() throws Exception {
    String visit = carried(door.page(LINK, "a=1", null, ENGLISH));
    for (int i = 0; i < 10; i++) {
      tried("wrong");
    }
    Verdict later = atOnce(attempt(LOCK, typed("wrong") + "&visit=" + visit, HERE));
    WebPage page = ((Verdict.Later) Objects.requireNonNull(later)).page();
    now = NOON.plusSeconds(600);

    assertThat(right(attempt(LOCK, typed(RIGHT) + "&visit=" + carried(page), HERE)).location())
        .isEqualTo("/Sale?a=1");
  }

  @Test
  void attempt_rightOnesFromOneOffice_areSixtyAMinuteAndHashedOnce() throws Exception {
    for (int i = 0; i < 60; i++) {
      assertThat(tried(RIGHT)).isInstanceOf(Verdict.Right.class);
    }
    assertThat(hashed).hasValue(1);

    for (int i = 0; i < 1_000; i++) {
      assertThat(atOnce(attempt(LOCK, typed(i % 2 == 0 ? RIGHT : "wrong"), HERE)))
          .isInstanceOfSatisfying(
              Verdict.Later.class, later -> assertThat(later.seconds()).isEqualTo(60));
    }
    assertThat(hashed).hasValue(1);
    now = NOON.plusSeconds(60);
    assertThat(tried(RIGHT)).isInstanceOf(Verdict.Right.class);
  }

  /// A link's owner knows its password, and so can have as many right ones hashed as there are
  /// links of theirs.
  @Test
  void attempt_rightOnesAtManyLinksFromOneOffice_areSixtyAMinute() throws Exception {
    for (int i = 0; i < 60; i++) {
      assertThat(tried(at("lnk_" + i, LOCK, RIGHT))).isInstanceOf(Verdict.Right.class);
    }

    assertThat(atOnce(at("lnk_60", LOCK, RIGHT))).isInstanceOf(Verdict.Later.class);
    assertThat(hashed).hasValue(60);
  }

  private static Attempt at(String link, Lock lock, String password) {
    return new Attempt(link, lock, "Sale", typed(password), null, null, HERE, ENGLISH);
  }

  @Test
  void attempt_knownPassword_opensItsOwnLockOnly() throws Exception {
    tried(at("lnk_1", LOCK, RIGHT));
    tried(at("lnk_1", LOCK, RIGHT));
    assertThat(hashed).hasValue(1);

    tried(at("lnk_2", LOCK, RIGHT));
    tried(at("lnk_1", new Lock(LOCK.hash(), 4), RIGHT));
    assertThat(hashed).as("another link, another version").hasValue(3);
    assertThat(tried(at("lnk_1", new Lock("hash of other", 4), RIGHT)))
        .isInstanceOf(Verdict.Wrong.class);
    assertThat(tried(at("lnk_1", LOCK, RIGHT + " "))).isInstanceOf(Verdict.Wrong.class);
    assertThat(tried(at("lnk_1", LOCK, ""))).isInstanceOf(Verdict.Wrong.class);
    assertThat(hashed).hasValue(6);
  }

  @Test
  void attempt_knownPassword_isForgottenAfterAnHourOrWhenTheClockIsSetBack() throws Exception {
    tried(RIGHT);
    now = NOON.plus(Duration.ofHours(1)).minusMillis(1);
    tried(RIGHT);
    assertThat(hashed).hasValue(1);

    now = NOON.plus(Duration.ofHours(1));
    tried(RIGHT);
    assertThat(hashed).hasValue(2);
    now = NOON.minusMillis(1);
    tried(RIGHT);
    assertThat(hashed).hasValue(3);
  }

  @Test
  void attempt_wrongOne_isNeverRemembered() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(tried("wrong")).isInstanceOf(Verdict.Wrong.class);
    }

    assertThat(hashed).hasValue(3);
  }

  /// Otherwise what is remembered would be the place to guess at.
  @Test
  void attempt_knownPasswordFromALimitedNetwork_isNotLookedAt() throws Exception {
    tried(attempt(LOCK, typed(RIGHT), InetAddress.ofLiteral("198.51.100.1")));
    for (int i = 0; i < 10; i++) {
      tried("wrong " + i);
    }

    assertThat(atOnce(attempt(LOCK, typed(RIGHT), HERE))).isInstanceOf(Verdict.Later.class);
  }

  @Test
  void attempt_knownPasswordAtALinkUnderAttack_isNotSlowed() throws Exception {
    tried(RIGHT);
    for (int i = 0; i < 60; i++) {
      tried(attempt(LOCK, typed("wrong"), InetAddress.ofLiteral("10.0." + i + ".1")));
    }

    assertThat(atOnce(attempt(LOCK, typed(RIGHT), HERE))).isInstanceOf(Verdict.Right.class);
    assertThat(count("slowed")).isZero();
  }

  @Test
  void attempt_floodAtOneLink_delaysAnotherByOneHash() throws Exception {
    var gate = new Semaphore(0);
    try (var busy =
        new PasswordDoor(
            seal,
            cookies,
            (hash, password) -> {
              if (!password.equals(RIGHT)) {
                gate.acquireUninterruptibly();
              }
              return compare(hash, password);
            },
            clock,
            new SplittableRandom(2),
            new SimpleMeterRegistry())) {
      var flood = new ArrayList<Verdict>();
      for (int i = 0; i < 60; i++) {
        InetAddress address = InetAddress.ofLiteral("10.0." + i + ".1");
        busy.attempt(attempt(LOCK, typed("wrong"), address), loop, flood::add);
      }
      for (int i = 0; i < 60 - 2 - 16; i++) {
        loop.runNext();
      }
      flood.clear();
      var visitor = new ArrayList<Verdict>();
      busy.attempt(at("lnk_2", LOCK, RIGHT), loop, visitor::add);

      // Two are being looked at. As soon as both are done, the turn of the other link has come.
      gate.release(2);
      for (int i = 0; i < 3; i++) {
        loop.runNext();
      }
      assertThat(visitor).hasSize(1).hasOnlyElementsOfType(Verdict.Right.class);
      assertThat(flood).hasSize(2).hasOnlyElementsOfType(Verdict.Wrong.class);
      gate.release(1_000);
    }
  }

  @Test
  void attempt_fromEverywhere_isSlowedThenHashed() throws Exception {
    for (int i = 0; i < 60; i++) {
      tried(attempt(LOCK, typed("wrong"), InetAddress.ofLiteral("10.0." + i + ".1")));
    }
    var verdicts = new ArrayList<Verdict>();
    door.attempt(attempt(LOCK, typed(RIGHT), HERE), loop, verdicts::add);

    assertThat(verdicts).isEmpty();
    assertThat(hashed).as("not yet").hasValue(60);
    assertThat(loop.delays()).containsExactly(2_000L);
    assertThat(count("slowed")).isEqualTo(1);
    loop.runDelayed();
    loop.runNext();
    assertThat(verdicts.getFirst())
        .as("slowed, never locked out")
        .isInstanceOf(Verdict.Right.class);
  }

  @Test
  void attempt_moreSlowedThanMayWait_isBusyAndCostsNoAttempt() throws Exception {
    for (int i = 0; i < 60; i++) {
      tried(attempt(LOCK, typed("wrong"), InetAddress.ofLiteral("10.0." + i + ".1")));
    }
    for (int i = 0; i < PasswordDoor.MOST_SLOWED; i++) {
      assertThat(atOnce(attempt(LOCK, typed("x"), InetAddress.ofLiteral("10.1." + i + ".1"))))
          .isNull();
    }
    for (int i = 0; i < 50; i++) {
      assertThat(atOnce(attempt(LOCK, typed(RIGHT), HERE)))
          .isInstanceOfSatisfying(
              Verdict.Later.class, later -> assertThat(later.seconds()).isEqualTo(2));
    }
    assertThat(hashed).hasValue(60);
    assertThat(count("busy")).isEqualTo(50);
  }

  @Test
  void attempt_any_isNeverHashedOnTheEventLoop() throws Exception {
    for (int i = 0; i < 5; i++) {
      tried(i == 0 ? RIGHT : "wrong");
    }

    assertThat(hashedOn).hasSize(5).allMatch(name -> name.startsWith("passwords-"));
    assertThat(Thread.currentThread().getName()).doesNotStartWith("passwords-");
  }

  // ---- the page

  @Test
  void page_hostileVisit_saysNothingOfIt() throws Exception {
    String evil = "\"><script>alert(1)</script>";
    WebPage page = door.page(LINK, evil, evil, ENGLISH);
    Verdict.Wrong wrong =
        (Verdict.Wrong) tried(attempt(LOCK, typed(evil) + "&visit=" + evil, HERE));

    for (WebPage each : List.of(page, wrong.page())) {
      assertThat(html(each))
          .doesNotContain("script")
          .doesNotContain("alert(")
          .doesNotContain("lnk_1")
          .doesNotContain("Sale")
          .doesNotContain("http")
          .contains("<meta name=\"robots\" content=\"noindex\">")
          .contains("method=\"post\" action=\"?\"");
      assertThat(html(each).split("<form", -1)).hasSize(2);
    }
  }

  @Test
  void verdicts_sayNoPassword() throws Exception {
    String secret = "s3cr3t-Pa55";
    var lock = new Lock("hash of " + secret, 1);
    Attempt attempt = attempt(lock, typed(secret), HERE);

    assertThat(attempt.toString() + tried(attempt) + tried(attempt(LOCK, typed(secret), HERE)))
        .doesNotContain(secret)
        .doesNotContain("hash of");
  }

  @Test
  void page_forPreviews_hasNoForm() {
    assertThat(html(PasswordDoor.pageWithoutForm(ENGLISH)))
        .contains("This link needs a password")
        .doesNotContain("<form")
        .doesNotContain("<input");
  }

  @Test
  void page_contentPolicy_allowsItsStyleAndTheWayOnAndNoScript() {
    assertThat(door.page(LINK, null, null, ENGLISH).contentPolicy().toString())
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains("base-uri 'none'")
        .contains("frame-ancestors 'none'")
        .contains("form-action 'self' http: https:")
        .doesNotContain("script")
        .doesNotContain("unsafe");
  }
}
