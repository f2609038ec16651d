package dev.waymark.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.routing.Explanation.Tried;
import dev.waymark.takedown.Takedown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rules that lead where another link of the workspace leads.
class LinkActionTest {
  private static final String LINK =
      "'target': 'https://own.example.com/', 'rules': [%s]"
          .formatted(
              "{'name': 'There', 'conditions': [], 'action': {'type': 'link', 'link': 'lnk_2'}},"
                  + " {'name': 'Next', 'conditions': [], 'action': {'type': 'redirect', 'url':"
                  + " 'https://next.example.com/'}}");
  private static final String THERE = "'target': 'https://there.example.com/'";

  private static String location(World world, String visit) {
    return ((Answer.Onward) world.answer(LINK, visit)).location();
  }

  @Test
  void link_thatIsOn_takesTheVisitorByItsOwnRulesAndFinish() {
    World world =
        new World()
            .neighbour(
                "lnk_2",
                0,
                THERE
                    + ", 'utm': {'source': 'there'}, 'rules': [{'name': 'Germans', 'conditions':"
                    + " [{'field': 'country', 'operator': 'eq', 'value': 'DE'}], 'action': {'type':"
                    + " 'redirect', 'url': 'https://de.example.com/'}}]");

    assertThat(location(world, "'country': 'DE'"))
        .isEqualTo("https://de.example.com/?utm_source=there");
    assertThat(location(world, "'country': 'FR'"))
        .isEqualTo("https://there.example.com/?utm_source=there");
    var decision = (Decision.Chosen) world.decide(LINK, "'country': 'DE'");
    assertThat(decision.step()).isEqualTo(Step.RULE);
    assertThat(decision.rule()).isEqualTo("There");
    assertThat(decision.otherLink()).isEqualTo("lnk_2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'active': false | is switched off",
        "'starts_at': '2030-01-01T00:00:00Z' | has not begun",
        "'expires_at': '2020-01-01T00:00:00Z' | is over",
        "'expires_at': '2020-01-01T00:00:00Z', 'fallback_url': 'https://f.example.com/' | is over",
        "'max_clicks': 3 | is over",
      })
  void link_thatTakesNobody_isPassedOverForTheNextRule(String members, String reason) {
    World world = new World().neighbour("lnk_2", 3, THERE + ", " + members);

    assertThat(location(world, "")).isEqualTo("https://next.example.com/");
    assertThat(world.explain(LINK, "").trace())
        .extracting(Tried::skipped)
        .containsExactly("the other link " + reason, null);
  }

  @Test
  void link_thatIsNotThereOrOfAnotherWorkspace_isPassedOver() {
    assertThat(location(new World(), "")).isEqualTo("https://next.example.com/");
    assertThat(location(new World().stranger("lnk_2"), "")).isEqualTo("https://next.example.com/");
    assertThat(new World().explain(LINK, "").trace().getFirst().skipped())
        .isEqualTo("there is no such link");
  }

  @Test
  void link_thatIsTakenDown_isPassedOver() {
    World world = new World().neighbour("lnk_2", 0, THERE);

    world.takedowns(new Takedown(Takedown.What.LINK, "lnk_2"));

    assertThat(location(world, "")).isEqualTo("https://next.example.com/");
    assertThat(world.explain(LINK, "").trace().getFirst().skipped())
        .isEqualTo("the other link is taken down");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'password': 'x', 'password_version': 1",
        "'max_clicks': 4",
        "'hub': {'title': 't', 'entries': [{'key': 'a', 'label': 'A', 'url':"
            + " 'https://a.example.com/'}]}",
      })
  void link_thatAsksCountsOrShowsAPage_doesSoAtItsOwnAddress(String members) {
    World world = new World().neighbour("lnk_2", 3, THERE + ", " + members);

    assertThat(world.answer(LINK, "")).isEqualTo(new Answer.OtherLink("lnk_2"));
    assertThat(((Decision.Chosen) world.decide(LINK, "")).otherLink()).isEqualTo("lnk_2");
  }

  @Test
  void link_thatLeadsToAThird_passesThatRuleOver() {
    World world =
        new World()
            .neighbour("lnk_2", 0, LINK.replace("lnk_2", "lnk_3").replace("next", "second"))
            .neighbour("lnk_3", 0, "'target': 'https://third.example.com/'");

    assertThat(location(world, "")).isEqualTo("https://second.example.com/");
  }

  @Test
  void link_thatCountsItsClicks_asksForItsOwn() {
    World world =
        new World()
            .neighbour(
                "lnk_2",
                12,
                THERE
                    + ", 'rules': [{'name': 'Many', 'conditions': [{'field': 'click_count',"
                    + " 'operator': 'gt', 'value': 10}], 'action': {'type': 'redirect', 'url':"
                    + " 'https://many.example.com/'}}]");

    assertThat(location(world, "'click_count': 1")).isEqualTo("https://many.example.com/");
  }
}
