package dev.waymark.routing;

import static dev.waymark.channel.ChannelStatus.ACTIVE;
import static dev.waymark.channel.ChannelStatus.PASSIVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.publication.PoolDocument;
import dev.waymark.publication.WorkspaceDocument.DefaultDestination;
import dev.waymark.takedown.Takedown;
import dev.waymark.takedown.Takedown.What;
import dev.waymark.takedown.Takedowns;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What visitors get where the operator has taken something down.
class TakedownRoutingTest {
  private static final Takedown EVIL = new Takedown(What.HOST, "evil.example");
  private static final String TARGET = "'target': 'https://example.com/'";
  private static final String OLD = "2020-01-01T00:00:00Z";

  private final World world = new World();

  private void assertTakenDown(String link, String visit) {
    assertThat(world.decide(link, visit))
        .isEqualTo(new Decision.Stopped(Step.ACTIVE, new Answer.TakenDown()));
    assertThat(world.answer(link, visit)).isEqualTo(new Answer.TakenDown());
    assertThat(world.explain(link, visit).answer()).isEqualTo(new Answer.TakenDown());
  }

  @Test
  void link_ofWhichItselfOrItsWorkspaceIsTakenDown_isGoneForEverybody() {
    world.takedowns(new Takedown(What.LINK, "lnk_1"));
    assertTakenDown(TARGET, "");
    world.takedowns(new Takedown(What.WORKSPACE, "ws_1"));
    assertTakenDown(TARGET, "");
    world.takedowns(new Takedown(What.LINK, "lnk_2"), new Takedown(What.WORKSPACE, "ws_2"), EVIL);
    assertThat(world.answer(TARGET, "")).isEqualTo(new Answer.Redirect("https://example.com/"));
  }

  @Test
  void link_takenDown_comesBeforeWhateverItsOwnerSets() {
    world.takedowns(new Takedown(What.LINK, "lnk_1"));
    assertTakenDown(TARGET + ", 'active': false", "");
    assertTakenDown(TARGET + ", 'starts_at': '2999-01-01T00:00:00Z'", "");
    assertTakenDown(TARGET + ", 'expires_at': '" + OLD + "'", "");
    assertTakenDown(TARGET + ", 'password': 'x', 'password_version': 1", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'target': 'https://evil.example/a'",
        "'target': 'https://www.evil.example./a', 'utm': {'source': 'a'}",
        "'target': 'http://evil.example:8080?x={click_id}'",
        TARGET + ", 'forward_params': ['a'], 'fallback_url': 'https://evil.example/'",
        TARGET + ", 'fallback_url': 'https://evil.example/{click_id}'",
        TARGET
            + ", 'rules': [{'name': 'a', 'conditions': [{'field': 'country', 'operator': 'eq',"
            + " 'value': 'DE'}], 'action': {'type': 'redirect', 'url':"
            + " 'https://a.evil.example/'}}]",
        TARGET + ", 'legacy': {'os': {'iOS': 'https://evil.example/'}}",
        TARGET + ", 'legacy': {'geo': {'DE': 'https://evil.example/'}}",
        TARGET + ", 'legacy': {'device': {'mobile': 'https://evil.example/'}}",
        TARGET
            + ", 'variants': [{'name': 'A', 'url': 'https://example.com/a', 'weight': 99},"
            + " {'name': 'B', 'url': 'https://evil.example/', 'weight': 1}]",
        TARGET
            + ", 'sequence': {'urls': [{'url': 'https://example.com/1'},"
            + " {'url': 'https://evil.example/'}], 'loop': false}",
        TARGET
            + ", 'hub': {'title': 'H', 'entries': [{'key': 'a', 'label': 'A',"
            + " 'url': 'https://evil.example/'}]}",
        TARGET + ", 'deep_link': {'ios_app_url': 'https://evil.example/app'}",
        TARGET
            + ", 'deep_link': {'ios_app_url': 'shop:a', 'ios_store_url': 'https://evil.example/'}",
        TARGET + ", 'deep_link': {'android_app_url': 'https://evil.example/app'}",
        TARGET + ", 'deep_link': {'android_app_url': 'googlechromes://evil.example/app'}",
        TARGET
            + ", 'deep_link': {'android_app_url': 'shop:a',"
            + " 'android_store_url': 'https://evil.example/'}",
      })
  void link_thatNamesTheHostAnywhere_isGoneForEverybody(String link) {
    assertThat(world.answer(link, "")).isNotEqualTo(new Answer.TakenDown());
    world.takedowns(EVIL);
    assertTakenDown(link, "");
  }

  @Test
  void host_onlyLikeIt_isNot() {
    world.takedowns(EVIL);
    for (String host :
        List.of("notevil.example", "example", "evil.example.org", "evil-example.com")) {
      String url = "https://" + host + "/evil.example";
      assertThat(world.answer("'target': '" + url + "'", "")).isEqualTo(new Answer.Redirect(url));
    }
  }

  @Test
  void channel_withTheHost_isGoneForThoseWhoWouldBeSentThere() {
    world.site("safe", ACTIVE, null).site("shop", ACTIVE, null);
    world.takedowns(new Takedown(What.HOST, "shop.example.com"));
    String link =
        TARGET
            + ", 'rules': [{'name': 'a', 'conditions': [{'field': 'country', 'operator': 'eq',"
            + " 'value': 'DE'}], 'action': {'type': 'channel', 'channel': 'shop'}}]";
    assertThat(world.answer(link, "'country': 'FR'"))
        .isEqualTo(new Answer.Redirect("https://example.com/"));
    assertThat(world.answer(link, "'country': 'DE'")).isEqualTo(new Answer.TakenDown());
    Explanation explanation = world.explain(link, "'country': 'DE'");
    assertThat(explanation.decision().step()).isEqualTo(Step.ACTIVE);
    assertThat(explanation.answer()).isEqualTo(new Answer.TakenDown());
    assertThat(world.answer("'fallback_channel': 'shop'", "")).isEqualTo(new Answer.TakenDown());
    assertThat(world.answer("'fallback_channel': 'safe'", "")).isInstanceOf(Answer.Redirect.class);
  }

  @Test
  void channel_withTheHostInThePlaceOfAnother_isGone() {
    world.site("away", PASSIVE, "shop").site("shop", ACTIVE, null);
    world.takedowns(new Takedown(What.HOST, "shop.example.com"));
    assertThat(world.answer("'fallback_channel': 'away'", "")).isEqualTo(new Answer.TakenDown());
  }

  @Test
  void pool_withTheHostInOneChannel_isGoneForThoseWhoGetThatOne() {
    world
        .site("safe", ACTIVE, null)
        .site("shop", ACTIVE, null)
        .pool(
            "team",
            false,
            new PoolDocument.Member("safe", 1, null),
            new PoolDocument.Member("shop", 1, null));
    world.takedowns(new Takedown(What.HOST, "shop.example.com"));
    String link =
        TARGET
            + ", 'rules': [{'name': 'a', 'conditions': [],"
            + " 'action': {'type': 'pool', 'pool': 'team'}}]";
    assertThat(world.answer(link, "")).isInstanceOf(Answer.Redirect.class);
    assertThat(world.draws(GivenDraws.FIRST.withMember(1)).answer(link, ""))
        .isEqualTo(new Answer.TakenDown());
  }

  @Test
  void defaultDestination_withTheHost_isGone() {
    world
        .site("away", PASSIVE, null)
        .defaultDestination(new DefaultDestination.Url("https://evil.example/"));
    assertThat(world.answer("'fallback_channel': 'away'", "")).isInstanceOf(Answer.Redirect.class);
    world.takedowns(EVIL);
    assertThat(world.answer("'fallback_channel': 'away'", "")).isEqualTo(new Answer.TakenDown());
  }

  @Test
  void preview_ofWhatIsTakenDown_isGoneToo() {
    world.site("shop", ACTIVE, null).takedowns(new Takedown(What.HOST, "shop.example.com"));
    assertThat(
            world.answer(
                "'fallback_channel': 'shop', 'og': {'og_title': 'T'}", "'class': 'preview'"))
        .isEqualTo(new Answer.TakenDown());
  }

  @Test
  void link_judgedBefore_followsEveryChange() {
    Link link = World.link("'target': 'https://a.example/'");
    Takedowns a = Takedowns.of(List.of(new Takedown(What.HOST, "a.example")));
    Takedowns b = Takedowns.of(List.of(new Takedown(What.HOST, "b.example")));
    assertThat(link.takenDown(Takedowns.NONE)).isNull();
    assertThat(link.takenDown(a)).isEqualTo(new Takedown(What.HOST, "a.example"));
    assertThat(link.takenDown(a)).isEqualTo(new Takedown(What.HOST, "a.example"));
    assertThat(link.takenDown(b)).isNull();
    assertThat(link.takenDown(a)).isNotNull();
    assertThat(link.takenDown(Takedowns.NONE)).isNull();
  }

  @Test
  void link_ofADeletedWorkspace_isAsIfItWereSwitchedOff() {
    Answer off = world.answer(TARGET + ", 'active': false", "");
    assertThat(world.answer(TARGET, "")).isNotEqualTo(off);
    world.off();
    assertThat(world.answer(TARGET, "")).isEqualTo(off);
    assertThat(world.answer(TARGET + ", 'starts_at': '2999-01-01T00:00:00Z'", "")).isEqualTo(off);
    assertThat(world.answer(TARGET + ", 'password': 'x', 'password_version': 1", ""))
        .isEqualTo(off);
    assertThat(world.explain(TARGET, "").answer()).isEqualTo(off);
    world.takedowns(new Takedown(What.LINK, "lnk_1"));
    assertTakenDown(TARGET, "");
  }
}
