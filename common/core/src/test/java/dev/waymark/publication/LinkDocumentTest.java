package dev.waymark.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.fault.Fault;
import dev.waymark.link.UtmParams;
import dev.waymark.rule.RuleSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkDocumentTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void read_whatWasWritten_isTheSame() {
    var document =
        new LinkDocument(
            "lnk_1",
            "ws_1",
            "go.example.com",
            "Sale",
            true,
            "https://example.com/",
            RuleSet.NONE,
            new UtmParams("news", null, null, null, null));

    assertThat(LinkDocument.read("lnk_1", document.toJson()))
        .isEqualTo(new LinkDocument.Accepted(document));
  }

  @Test
  void read_propertiesOfANewerVersion_areLeftAlone() throws Exception {
    var json =
        JSON.readTree(
            """
            {"workspace": "ws_1", "slug": "s", "active": true, "target": "https://example.com/",
             "rules": [], "sparkle": 7}
            """);

    assertThat(LinkDocument.read("lnk_1", json)).isInstanceOf(LinkDocument.Accepted.class);
  }

  @Test
  void read_brokenDocument_namesEveryFault() throws Exception {
    var json =
        JSON.readTree(
            """
            {"slug": "q", "active": "yes", "target": "javascript:1",
             "rules": [{"name": "n", "conditions": [{"field": "aura", "operator": "eq",
             "value": 1}], "action": {"type": "redirect", "url": "data:x"}}], "utm": {"source": 1}}
            """);

    List<Fault> faults = ((LinkDocument.Rejected) LinkDocument.read("lnk_1", json)).faults();

    assertThat(faults.stream().map(Fault::pointer))
        .containsExactlyInAnyOrder(
            "/workspace",
            "/slug",
            "/active",
            "/target",
            "/rules/0/conditions/0/field",
            "/rules/0/action/url",
            "/utm/source");
  }
}
