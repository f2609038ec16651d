package dev.waymark.admin.dashboard.settings;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class PlanPageDbTest {
  private static String words(Tenant tenant, String language) {
    return as(tenant.viewer())
        .accept("text/html")
        .header("Accept-Language", language)
        .get("/w/" + tenant.workspace() + "/settings/plan")
        .then()
        .statusCode(200)
        .extract()
        .asString()
        .replaceAll("<[^>]*>", " ")
        .replaceAll("\\s+", " ");
  }

  @Test
  void plan_always_saysWhatItAllowsAndWhatOthersBringOrLack() {
    Tenant acme = tenant("pro");
    assertThat(words(acme, "en"))
        .containsSubsequence(
            "This workspace is on Pro",
            "5 rules on a link 3 domains of your own",
            "Rules that ask for: country, continent,",
            "Sequences")
        .containsSubsequence("With Free instead No rules 1 domain of your own It lacks:", "country")
        .containsSubsequence(
            "With Team instead 20 rules on a link 10 domains of your own It has besides:",
            "Rules that share visitors out",
            "A/B tests")
        .containsSubsequence("With Agency instead", "Rules that compare with a pattern")
        .contains("No link would do anything else.")
        .doesNotContain("With Pro instead", "have followed");
    assertThat(words(acme, "es"))
        .contains("Este espacio de trabajo tiene Pro", "Reglas que preguntan por: país");
  }

  @Test
  void plan_smaller_namesTheLinksOfWhichItPausesSomething() {
    Tenant acme = tenant("pro");
    for (int i = 0; i < 7; i++) {
      acme.link(
          """
          {"target": "https://example.com/", "slug": "sale-%s",
           "sequence": {"urls": [
             {"url": "https://example.org/1"}, {"url": "https://example.org/2"}]},
           "rules": [{"name": "Germany",
             "conditions": [{"field": "country", "operator": "eq", "value": "DE"}],
             "action": {"type": "redirect", "url": "https://example.de/"}}]}
          """
              .formatted(i));
    }
    assertThat(words(acme, "en"))
        .containsSubsequence(
            "With Free instead",
            "7 links keep all they have, but some of it is paused:",
            "go.example.com/sale-",
            "· 1 rule, a sequence",
            "and 2 more",
            "With Team instead",
            "No link would do anything else.");
  }
}
