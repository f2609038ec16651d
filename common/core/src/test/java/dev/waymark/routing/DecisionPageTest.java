package dev.waymark.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.channel.ChannelKind;
import dev.waymark.channel.ChannelStatus;
import dev.waymark.publication.ChannelDocument;
import dev.waymark.publication.WorkspaceDocument.DefaultDestination;
import dev.waymark.routing.DecisionTable.Combination;
import dev.waymark.setting.PageSection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The tables of `docs/decisions.md`: features crossed with each other, each combination with
/// exactly one outcome, which is what really happens. Run with `-Dwaymark.write=true` to write the
/// page.
class DecisionPageTest {
  private static final DecisionTable WHO_ANSWERS =
      new DecisionTable()
          .column("active", "yes", "no")
          .column("time", "before", "running", "over", "used up")
          .column("`fallback_url`", "yes", "no")
          .column("password", "none", "given", "missing")
          .column("rules", "match", "blocks", "no match", "nobody there")
          .column("legacy routing", "match", "no match")
          .column("A/B test", "yes", "no")
          .column("hub", "yes", "no")
          .column("fallback channel", "none", "active", "passive")
          .column("target", "URL", "sequence", "none")
          .column("default destination", "yes", "no")
          .row("active=no", "410, it is gone (`active`)")
          .row("active=yes; time=before", "404, it is not there yet (`starts_at`)")
          .row(
              "active=yes; time=over|used up; `fallback_url`=yes",
              "302 to the fallback URL (`expiration`)")
          .row("active=yes; time=over|used up; `fallback_url`=no", "410, it is over (`expiration`)")
          .row("active=yes; time=running; password=missing", "the password page (`password`)")
          .row(open("rules=match"), "the rule's destination (`rule`)")
          .row(open("rules=blocks"), "the rule's 404, 410 or page (`rule`)")
          .row(open(noRule() + "; legacy routing=match"), "its URL (`legacy`)")
          .row(open(noRule() + noTable() + "; A/B test=yes"), "a variant's URL (`ab`)")
          .row(open(noRule() + noTable() + "; A/B test=no; hub=yes"), "the hub's page (`hub`)")
          .row(open(plain() + "; fallback channel=active"), "that channel (`fallback_channel`)")
          .row(open(nobody() + "; target=sequence"), "the sequence's URL (`sequence`)")
          .row(open(nobody() + "; target=URL"), "the target (`target`)")
          .row(
              open(nobody() + "; target=none; default destination=yes"),
              "the workspace's (`default_destination`)")
          .row(
              open(nobody() + "; target=none; default destination=no"),
              "200, a page that says so (`last_resort`)");

  private static String open(String rest) {
    return "active=yes; time=running; password=none|given; " + rest;
  }

  private static String noRule() {
    return "rules=no match|nobody there";
  }

  private static String noTable() {
    return "; legacy routing=no match";
  }

  private static String plain() {
    return noRule() + noTable() + "; A/B test=no; hub=no";
  }

  private static String nobody() {
    return plain() + "; fallback channel=none|passive";
  }

  private static final String TAGGED = "preview with `og_*`";
  private static final String UNTAGGED = "preview without";

  private static final String FIREFOX = "Firefox on Android";
  private static final String PHONES = "iOS|Android|" + FIREFOX;

  private static final DecisionTable WHAT_IT_GETS =
      new DecisionTable()
          .column("visitor", "person", "prefetch", "bot", UNTAGGED, TAGGED)
          .column("destination", "page", "messenger", "telephone")
          .column("system", "iOS", "Android", FIREFOX, "other")
          .column("app URL", "none", "only a store", "https", "own scheme")
          .column("`interstitial`", "yes", "no")
          .row("visitor=" + TAGGED, "200, a page with the Open Graph tags")
          .row(
              "visitor=person|prefetch|bot|" + UNTAGGED + "; destination=telephone",
              "200, a page with a button")
          .row(crawler("page"), "302 to the page, with UTM")
          .row(crawler("messenger"), "302 to the messenger, without UTM")
          .row(people("page; system=other"), "302 to the page, with UTM")
          .row(people("page; system=" + PHONES + "; app URL=none"), "302 to the page, with UTM")
          .row(people("messenger; system=other"), "302 to the messenger, without UTM")
          .row(
              people("messenger; system=" + PHONES + "; app URL=none"),
              "302 to the messenger, without UTM")
          .row(
              people("page|messenger; system=" + PHONES + "; app URL=only a store"),
              "302 to the store")
          .row(
              people(
                  "page|messenger; system="
                      + PHONES
                      + "; app URL=https|own scheme; `interstitial`=yes"),
              "200, a page that tries the app")
          .row(
              people(
                  "page|messenger; system="
                      + FIREFOX
                      + "; app URL=https|own scheme; `interstitial`=no"),
              "200, a page that tries the app")
          .row(
              people("page|messenger; system=iOS; app URL=own scheme; `interstitial`=no"),
              "200, a page that tries the app")
          .row(
              people("page|messenger; system=iOS; app URL=https; `interstitial`=no"),
              "302 to the app's universal link")
          .row(
              people("page|messenger; system=Android; app URL=https|own scheme; `interstitial`=no"),
              "302 to an `intent:` URL");

  private static String crawler(String destination) {
    return "visitor=bot|" + UNTAGGED + "; destination=" + destination;
  }

  private static String people(String destination) {
    return "visitor=person|prefetch; destination=" + destination;
  }

  @Test
  void whoAnswers_everyCombination_comesOutAsTheTableSays() {
    WHO_ANSWERS.check(DecisionPageTest::whoAnswers);
  }

  @Test
  void whatItGets_everyCombination_comesOutAsTheTableSays() {
    WHAT_IT_GETS.check(DecisionPageTest::whatItGets);
  }

  @Test
  void page_hasTheTables() {
    var who = new PageSection("docs/decisions.md", "who-answers");
    var what = new PageSection("docs/decisions.md", "what-it-gets");

    assertThat(who.written(WHO_ANSWERS.markdown())).isEqualTo(WHO_ANSWERS.markdown());
    assertThat(what.written(WHAT_IT_GETS.markdown())).isEqualTo(WHAT_IT_GETS.markdown());
  }

  private static String whoAnswers(Combination with) {
    boolean hub = with.is("hub", "yes");
    String channel = with.get("fallback channel");
    String target = with.get("target");
    if (target.equals("none") && !hub && channel.equals("none")) {
      return ""; // saving refuses a link that leads nowhere
    }
    var link = new ArrayList<String>();
    link.add("'active': " + with.is("active", "yes"));
    link.add("'utm': {'source': 'news'}");
    switch (with.get("time")) {
      case "before" -> link.add("'starts_at': '2030-01-01T00:00:00Z'");
      case "over" -> link.add("'expires_at': '2020-01-01T00:00:00Z'");
      case "used up" -> link.add("'max_clicks': 5");
      default -> {}
    }
    if (with.is("`fallback_url`", "yes")) {
      link.add("'fallback_url': 'https://over.example.com/'");
    }
    if (!with.is("password", "none")) {
      link.add("'password': 'x', 'password_version': 1");
    }
    String condition =
        with.is("rules", "no match") ? "{'field': 'country', 'operator': 'eq', 'value': 'FR'}" : "";
    String key = with.is("rules", "match") ? "on" : "off";
    String action =
        with.is("rules", "blocks")
            ? "'type': 'block', 'status': 404"
            : "'type': 'channel', 'channel': '%s'".formatted(key);
    link.add(
        "'rules': [{'name': 'r', 'conditions': [%s], 'action': {%s}}]"
            .formatted(condition, action));
    if (with.is("legacy routing", "match")) {
      link.add("'legacy': {'geo': {'DE': 'https://geo.example.com/'}}");
    }
    if (with.is("A/B test", "yes")) {
      link.add(
          "'variants': [{'name': 'A', 'url': 'https://a.example.com/', 'weight': 50},"
              + " {'name': 'B', 'url': 'https://b.example.com/', 'weight': 50}]");
    }
    if (hub) {
      link.add(
          "'hub': {'title': 'T', 'entries': [{'key': 'e', 'label': 'E', 'url':"
              + " 'https://example.com/'}]}");
    }
    if (!channel.equals("none")) {
      link.add("'fallback_channel': '" + (channel.equals("active") ? "on" : "off") + "'");
    }
    if (!target.equals("none")) {
      link.add("'target': 'https://target.example.com/'");
    }
    if (target.equals("sequence")) {
      link.add(
          "'sequence': {'urls': [{'url': 'https://s.example.com/'},"
              + " {'url': 'https://s.example.com/2'}]}");
    }
    World world =
        new World()
            .site("on", ChannelStatus.ACTIVE, null)
            .site("off", ChannelStatus.PASSIVE, null)
            .admission(with.is("password", "given"), 5);
    if (with.is("default destination", "yes")) {
      world.defaultDestination(new DefaultDestination.Url("https://end.example.com/"));
    }
    String members = String.join(", ", link);
    String told =
        Told.of(world.decide(members, "'country': 'DE'"), world.answer(members, "'country': 'DE'"));
    return switch (told) {
      case "active: gone" -> "410, it is gone (`active`)";
      case "starts_at: not started" -> "404, it is not there yet (`starts_at`)";
      case "expiration: redirect https://over.example.com/" ->
          "302 to the fallback URL (`expiration`)";
      case "expiration: gone" -> "410, it is over (`expiration`)";
      case "password: locked" -> "the password page (`password`)";
      case "rule r: redirect https://on.example.com/?utm_source=news on" ->
          "the rule's destination (`rule`)";
      case "rule r: blocked 404" -> "the rule's 404, 410 or page (`rule`)";
      case "legacy: redirect https://geo.example.com/?utm_source=news" -> "its URL (`legacy`)";
      case "ab: redirect https://a.example.com/?utm_source=news A" -> "a variant's URL (`ab`)";
      case "hub: hub e" -> "the hub's page (`hub`)";
      case "fallback_channel: redirect https://on.example.com/?utm_source=news on" ->
          "that channel (`fallback_channel`)";
      case "sequence: redirect https://s.example.com/?utm_source=news" ->
          "the sequence's URL (`sequence`)";
      case "target: redirect https://target.example.com/?utm_source=news" ->
          "the target (`target`)";
      case "default_destination: redirect https://end.example.com/?utm_source=news" ->
          "the workspace's (`default_destination`)";
      case "last_resort: last resort" -> "200, a page that says so (`last_resort`)";
      default -> told;
    };
  }

  private static String whatItGets(Combination with) {
    var link = new ArrayList<>(List.of("'fallback_channel': 'c'", "'utm': {'source': 'news'}"));
    // Only previews look at the tags, so everybody else is tried on a link that has them.
    if (!with.is("visitor", UNTAGGED)) {
      link.add("'og': {'og_title': 'T'}");
    }
    String app =
        switch (with.get("app URL")) {
          case "https" -> "https://app.example.com/";
          case "own scheme" -> "shop://x";
          default -> null;
        };
    boolean interstitial = with.is("`interstitial`", "yes");
    String store = "https://store.example.com/";
    link.add(
        with.is("app URL", "only a store")
            ? "'deep_link': {'ios_store_url': '%1$s', 'android_store_url': '%1$s', 'interstitial': %2$b}"
                .formatted(store, interstitial)
            : app == null
                ? "'deep_link': {'interstitial': %b}".formatted(interstitial)
                : "'deep_link': {'ios_app_url': '%1$s', 'android_app_url': '%1$s', 'interstitial': %2$b}"
                    .formatted(app, interstitial));
    World world = new World().channel(destination(with.get("destination")));
    String visitor =
        switch (with.get("visitor")) {
          case "person" -> "human";
          case TAGGED, UNTAGGED -> "preview";
          default -> with.get("visitor");
        };
    boolean firefox = with.is("system", FIREFOX);
    String visit =
        "'class': '%s', 'os': '%s'".formatted(visitor, firefox ? "Android" : with.get("system"))
            + (firefox ? ", 'browser': 'Firefox'" : "");
    return switch (world.answer(String.join(", ", link), visit)) {
      case Answer.Preview _ -> "200, a page with the Open Graph tags";
      case Answer.Button _ -> "200, a page with a button";
      case Answer.App _ -> "200, a page that tries the app";
      case Answer.Redirect redirect ->
          switch (redirect.location()) {
            case "https://example.com/?utm_source=news" -> "302 to the page, with UTM";
            case "https://wa.me/34600000000" -> "302 to the messenger, without UTM";
            case "https://store.example.com/?utm_source=news" -> "302 to the store";
            case "https://app.example.com/" -> "302 to the app's universal link";
            case String intent when intent.startsWith("intent:") -> "302 to an `intent:` URL";
            case String other -> other;
          };
      case Answer other -> other.toString();
    };
  }

  private static ChannelDocument destination(String what) {
    ChannelKind kind =
        switch (what) {
          case "page" -> ChannelKind.WEBSITE;
          case "messenger" -> ChannelKind.WHATSAPP;
          default -> ChannelKind.PHONE;
        };
    String address = kind == ChannelKind.WEBSITE ? "https://example.com/" : "+34600000000";
    return new ChannelDocument(
        "ws_1", "c", "C", kind, address, null, null, null, ChannelStatus.ACTIVE);
  }
}
