package dev.waymark.admin.recipe;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.Published;
import dev.waymark.admin.database.StoredJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class RecipesDbTest {
  private static final String SALES =
      """
      {"number": "+34 612 345 678", "hours": "09:00-18:00", "closed": "https://example.com/closed"}
      """;

  @Inject Published published;

  private static ValidatableResponse make(Tenant tenant, String recipe, String json) {
    return as(tenant.editor(), json).post(tenant.at("/recipes/" + recipe)).then();
  }

  /// The answers that the recipe itself gives as examples.
  private static String examples(Recipe recipe) {
    var answers = JsonNodeFactory.instance.objectNode();
    recipe.fields().forEach(field -> answers.set(field.name(), StoredJson.parse(field.example())));
    return answers.toString();
  }

  private static ValidatableResponse simulate(Tenant tenant, String link, String visitor) {
    return as(tenant.viewer(), visitor)
        .post(tenant.at("/links/" + link + "/simulate"))
        .then()
        .statusCode(200);
  }

  @Test
  void list_always_hasAtMostThreeQuestionsEach() {
    Tenant acme = tenant("free");
    as(acme.viewer())
        .get("/api/recipes")
        .then()
        .statusCode(200)
        .body("recipes", hasSize(8))
        .body(
            "recipes.key",
            contains(
                "sales-line",
                "sites-by-country",
                "app-on-phones",
                "team",
                "bio-page",
                "table-menu",
                "two-pages",
                "empty"))
        .body("recipes.plan", contains("team", "pro", "pro", "pro", "free", "team", "team", "free"))
        .body("recipes.fields.collect { it.size() }.max()", equalTo(3))
        .body("recipes[0].fields.name", contains("number", "hours", "closed"));
  }

  @ParameterizedTest
  @EnumSource(Recipe.class)
  void everyRecipe_withItsOwnExamples_makesALinkWithoutAWarning(Recipe recipe) {
    Tenant acme = tenant("agency");
    String id =
        make(acme, recipe.key(), examples(recipe))
            .statusCode(201)
            .body("link.title", equalTo(recipe.title()))
            .body("link.state", equalTo("on"))
            .body("link.warnings", empty())
            .extract()
            .path("link.id");
    assertThat(published.body("link", id)).contains(acme.workspace());
  }

  @ParameterizedTest
  @EnumSource(Recipe.class)
  void everyRecipe_onTheSmallestPlanThatItNames_canBeMade(Recipe recipe) {
    make(tenant(recipe.plan().key()), recipe.key(), examples(recipe)).statusCode(201);
  }

  @ParameterizedTest
  @EnumSource(
      value = Recipe.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"BIO_PAGE", "EMPTY"})
  void everyRecipeWithRules_onTheFreePlan_is402AndMakesNothing(Recipe recipe) {
    Tenant acme = tenant("free");
    make(acme, recipe.key(), examples(recipe))
        .statusCode(402)
        .body("detail", containsString(recipe.plan().displayName() + " plan"));
    for (String list : new String[] {"links", "channels", "pools", "schedules"}) {
      acme.get("/" + list).then().body(list, empty());
    }
  }

  @Test
  void salesLine_made_leadsToTheChatWhileOpen() {
    Tenant acme = tenant("team");
    as(acme.owner(), "{\"time_zone\": \"Europe/Madrid\"}")
        .patch("/api/workspaces/" + acme.workspace())
        .then()
        .statusCode(200);
    String id =
        make(acme, "sales-line", SALES)
            .statusCode(201)
            .body("made.kind", contains("channel", "schedule"))
            .body("made.key", contains("sales", "sales-hours"))
            .body("link.rules[0].summary", notNullValue())
            .extract()
            .path("link.id");
    simulate(acme, id, "{\"at\": \"2026-06-03T10:00:00+02:00\"}")
        .body("location", startsWith("https://wa.me/34612345678"));
    simulate(acme, id, "{\"at\": \"2026-06-03T18:00:00+02:00\"}")
        .body("location", equalTo("https://example.com/closed"));
    simulate(acme, id, "{\"at\": \"2026-06-06T10:00:00+02:00\"}")
        .body("location", equalTo("https://example.com/closed"));
    // Once more: what is there stays, and keys are free ones.
    make(acme, "sales-line", SALES).body("made.key", contains("sales-2", "sales-hours-2"));
    as(acme.admin())
        .get(acme.at("/audit-log"))
        .then()
        .body(
            "entries.action",
            containsInAnyOrder(
                "channel.create",
                "schedule.create",
                "link.create",
                "channel.create",
                "schedule.create",
                "link.create",
                "workspace.update",
                "workspace.create",
                "api_key.create",
                "api_key.create",
                "api_key.create",
                "api_key.create"));
  }

  @Test
  void sitesByCountry_made_leadsEachToTheirs() {
    Tenant acme = tenant("pro");
    String id =
        make(
                acme,
                "sites-by-country",
                """
                {"sites": [{"country": "de", "url": "https://example.de/"},
                  {"country": "FR", "url": "https://example.fr/"}],
                 "target": "https://example.com/", "title": "Sites"}
                """)
            .statusCode(201)
            .body("link.title", equalTo("Sites"))
            .body("link.rules.name", contains("Germany", "France"))
            .extract()
            .path("link.id");
    simulate(acme, id, "{\"country\": \"DE\"}").body("location", equalTo("https://example.de/"));
    simulate(acme, id, "{\"country\": \"IT\"}").body("location", equalTo("https://example.com/"));
  }

  @Test
  void tableMenu_made_changesWithTheHourOfTheWorkspace() {
    Tenant acme = tenant("team");
    as(acme.owner(), "{\"time_zone\": \"America/New_York\"}")
        .patch("/api/workspaces/" + acme.workspace())
        .then()
        .statusCode(200);
    String id = make(acme, "table-menu", examples(Recipe.TABLE_MENU)).extract().path("link.id");
    simulate(acme, id, "{\"at\": \"2026-06-03T12:00:00-04:00\"}")
        .body("location", equalTo("https://example.com/lunch"));
    simulate(acme, id, "{\"at\": \"2026-06-03T18:00:00-04:00\"}")
        .body("location", equalTo("https://example.com/dinner"));
    simulate(acme, id, "{\"at\": \"2026-06-03T01:00:00-04:00\"}")
        .body("location", equalTo("https://example.com/dinner"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sales-line | {} | /number,/hours,/closed",
        "sales-line | {\"number\": \"12\", \"hours\": \"09:00-18:00\", \"closed\": \"https://e.com\"} | /number",
        "sales-line | {\"number\": \"+34612345678\", \"hours\": \"9-18\", \"closed\": \"ftp://e.com\"} | /hours,/closed",
        "sales-line | {\"number\": \"+34612345678\", \"hours\": \"09:00-09:00\", \"closed\": \"https://e.com\"} | /hours",
        "sales-line | {\"number\": \"+34612345678\", \"hours\": \"09:00-18:00\", \"closed\": \"https://go.example.com/x\"} | /closed",
        "empty | {\"target\": \"https://e.com\", \"rules\": []} | /rules",
        "empty | {\"target\": \"javascript:1\"} | /target",
        "sites-by-country | {\"sites\": [], \"target\": \"https://e.com\"} | /sites",
        "sites-by-country | {\"sites\": [{\"country\": \"XX\", \"url\": \"https://e.com\"}, {\"country\": \"DE\"}, {\"country\": \"de\", \"url\": \"https://e.com\", \"x\": 1}], \"target\": \"https://e.com\"} | /sites/0/country,/sites/1/url,/sites/2/country,/sites/2/x",
        "sites-by-country | {\"sites\": [{\"country\": \"DE\", \"url\": \"https://go.example.com/x\"}], \"target\": \"https://e.com\"} | /sites/0/url",
        "team | {\"people\": [{\"name\": \"Ana\", \"number\": \"1\"}, {\"name\": \"Ben\", \"number\": \"2\"}], \"target\": \"https://e.com\"} | /people/0/number,/people/1/number",
        "bio-page | {\"name\": \"A\", \"buttons\": [{\"label\": \"A\", \"url\": \"x:y\"}]} | /buttons/0/url",
        "table-menu | {\"day\": \"https://e.com\", \"evening\": \"https://e.com\", \"from\": \"25:00\"} | /from",
      })
  void answers_thatCannotBeUsed_areNamedAndMakeNothing(
      String recipe, String json, String pointers) {
    Tenant acme = tenant("agency");
    make(acme, recipe, json)
        .statusCode(400)
        .body("errors.pointer", containsInAnyOrder((Object[]) pointers.split(",")));
    for (String list : new String[] {"links", "channels", "pools", "schedules"}) {
      acme.get("/" + list).then().body(list, empty());
    }
  }

  @Test
  void sites_moreThanThePlanHasRules_is402AtTheSites() {
    var answers = JsonNodeFactory.instance.objectNode().put("target", "https://e.com/");
    for (String country : new String[] {"DE", "FR", "IT", "ES", "PT", "AT"}) {
      answers
          .withArray("sites")
          .addObject()
          .put("country", country)
          .put("url", "https://example.com/" + country);
    }
    Tenant acme = tenant("pro");
    make(acme, "sites-by-country", answers.toString())
        .statusCode(402)
        .body("errors.pointer", contains("/sites"));
    acme.get("/links").then().body("links", empty());
  }

  @Test
  void recipe_unknown_is404() {
    make(tenant("free"), "cake", "{}").statusCode(404);
  }
}
