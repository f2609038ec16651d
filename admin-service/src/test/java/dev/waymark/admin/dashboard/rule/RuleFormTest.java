package dev.waymark.admin.dashboard.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is typed of splits and of the words of a block.
class RuleFormTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode action(Map<String, List<String>> typed) {
    Map<String, List<String>> all = new HashMap<>(typed);
    all.put("name", List.of("x"));
    return new RuleForm(
            new Posted(all), "UTC", Locale.UK, (link, _) -> link.equals("/sale") ? "lnk_1" : link)
        .applied(RuleForm.empty())
        .path("action");
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return JSON.readTree(text.replace('\'', '"'));
  }

  @Test
  void split_asItIsTyped_isThatOfTheApi() throws JsonProcessingException {
    assertThat(
            action(
                Map.of(
                    "action", List.of("split"),
                    "s.to", List.of("channel:es-sales", "url", "pool:team", ""),
                    "s.url", List.of("", "https://example.com/ ", "", ""),
                    "s.weight", List.of("3", "1", "many", "1"),
                    "s.name", List.of("Spain", "", "", ""))))
        .isEqualTo(
            json(
                "{'type':'split','targets':["
                    + "{'channel':'es-sales','weight':3,'name':'Spain'},"
                    + "{'url':'https://example.com/','weight':1},"
                    + "{'pool':'team','weight':'many'},"
                    + "{'channel':'','weight':1}]}"));
  }

  @Test
  void link_asItIsTyped_isTheOneThatIsMeant() throws JsonProcessingException {
    assertThat(action(Map.of("action", List.of("link"), "link", List.of(" /sale "))))
        .isEqualTo(json("{'type':'link','link':'lnk_1'}"));
    assertThat(action(Map.of("action", List.of("link"), "link", List.of("sal"))))
        .isEqualTo(json("{'type':'link','link':'sal'}"));
  }

  @Test
  void block_asItIsTyped_isThatOfTheApi() throws JsonProcessingException {
    assertThat(
            action(
                Map.of(
                    "action", List.of("block"),
                    "b.status", List.of("200"),
                    "b.title", List.of("Sold out"),
                    "b.text", List.of("Come back\r\nin May."))))
        .isEqualTo(
            json("{'type':'block','status':200,'title':'Sold out','text':'Come back\\nin May.'}"));
    assertThat(action(Map.of("action", List.of("block"), "b.status", List.of("410"))))
        .isEqualTo(json("{'type':'block','status':410}"));
  }

  @Test
  void targets_ofWhatIsNoSplit_beginWithIt() throws JsonProcessingException {
    assertThat(RuleForm.targetsOf(json("{'type':'redirect','url':'https://example.com/'}")))
        .isEqualTo(json("[{'url':'https://example.com/'},{'channel':'','weight':1}]"));
  }

  @Test
  void targets_addedAndTakenOut_areAsManyAsASplitMayHave() throws JsonProcessingException {
    ObjectNode rule = (ObjectNode) json("{'action':{'type':'split','targets':[{'url':'a'}]}}");
    for (int i = 0; i < 20; i++) {
      rule = RuleForm.withTarget(rule);
    }
    assertThat(rule.path("action").path("targets")).hasSize(10);
    assertThat(RuleForm.withoutTarget(rule, 0).path("action").path("targets")).hasSize(9);
    assertThat(RuleForm.withoutTarget(rule, 10)).isEqualTo(rule);
    assertThat(RuleForm.withTarget(RuleForm.empty())).isEqualTo(RuleForm.empty());
  }

  @Test
  void address_withoutItsBeginning_isMeantAsOneOfTheWeb() {
    for (String typed : List.of("example.com", "example.com/sale?x=1", "www.example.co.uk#top")) {
      assertThat(action(Map.of("action", List.of("redirect"), "url", List.of(typed))))
          .as(typed)
          .isEqualTo(
              JSON.createObjectNode().put("type", "redirect").put("url", "https://" + typed));
    }
    for (String typed :
        List.of("", "example", "mailto:a@example.com", "//example.com", "ftp://x")) {
      assertThat(action(Map.of("action", List.of("redirect"), "url", List.of(typed))))
          .as(typed)
          .isEqualTo(JSON.createObjectNode().put("type", "redirect").put("url", typed));
    }
  }
}
