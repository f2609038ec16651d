package dev.waymark.analytics.stats;

import static dev.waymark.analytics.World.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.analytics.Click;
import dev.waymark.analytics.Database;
import dev.waymark.analytics.Producer;
import dev.waymark.analytics.World;
import dev.waymark.visitor.VisitorClass;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class AbTestDbTest {
  private static final Click CLICK = Click.on("lnk_1");

  @Inject World world;
  private final List<Click> clicks = new ArrayList<>();
  private final List<Integer> converted = new ArrayList<>();

  @BeforeEach
  void reset() {
    world.reset();
    world.publish(
        "link",
        "lnk_1",
        "{\"workspace\": \"ws_1\", \"variants\": [{\"name\": \"new\"}, {\"name\": \"blue\"},"
            + " {\"name\": \"unused\"}]}");
  }

  private void variant(String name, int clicked, int bought) {
    for (int i = 0; i < clicked; i++) {
      clicks.add(CLICK.variant(name));
      if (i < bought) {
        converted.add(clicks.size());
      }
    }
  }

  private void deliver() {
    Response delivered = Producer.number(1).deliver(1, clicks.toArray(Click[]::new));
    assertThat(delivered.statusCode()).isEqualTo(200);
    for (int number : converted) {
      buy(number);
    }
  }

  private static void buy(int number) {
    as("editor")
        .contentType("application/json")
        .body("{\"click_id\": \"" + CLICK.id(number) + "\"}")
        .post("/api/leads")
        .then()
        .statusCode(201);
  }

  private static JsonPath compare(String more) {
    Response response = as("viewer").get("/api/workspaces/ws_1/stats/ab?link=lnk_1" + more);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return response.jsonPath();
  }

  @Test
  void compare_enoughClicks_comparesEachWithTheFirst() {
    variant("new", 200, 4);
    variant("blue", 150, 20);
    variant("old", 3, 0);
    deliver();
    buy(1); // once more for a click that has brought something
    JsonPath answer = compare("");
    assertThat(answer.getDouble("confidence")).isEqualTo(0.95);
    assertThat(answer.getList("variants.variant")).containsExactly("new", "blue", "unused", "old");
    assertThat(answer.getList("variants.clicks")).containsExactly(200, 150, 0, 3);
    assertThat(answer.getList("variants.leads")).containsExactly(5, 20, 0, 0);
    assertThat(answer.getList("variants.converted_clicks")).containsExactly(4, 20, 0, 0);
    assertThat(answer.getDouble("variants[1].rate")).isEqualTo(0.133333);
    assertThat(answer.getMap("variants[0]")).doesNotContainKeys("difference_interval", "verdict");
    assertThat(answer.getDouble("variants[1].difference_interval.low")).isPositive();
    assertThat(answer.<String>getList("variants.verdict"))
        .containsExactly(null, "better", "not_enough_data", "not_enough_data");
  }

  @Test
  void compare_leadsOfBots_countForNoVariant() {
    clicks.add(CLICK.variant("new").by(VisitorClass.BOT));
    converted.add(1);
    deliver();
    assertThat(compare("").getList("variants.clicks")).containsExactly(0, 0, 0);
    assertThat(compare("").getList("variants.converted_clicks")).containsExactly(0, 0, 0);
    assertThat(compare("&to=2026-04-19").getList("variants.leads")).containsExactly(0, 0, 0);
  }

  @Test
  void compare_noLinkOrNoVariants_isSaidSo() {
    Response response = as("viewer").get("/api/workspaces/ws_1/stats/ab");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.jsonPath().getList("errors.parameter")).containsExactly("link");
    as("viewer").get("/api/workspaces/ws_1/stats/ab?link=lnk_404").then().statusCode(404);
    as("stranger").get("/api/workspaces/ws_2/stats/ab?link=lnk_1").then().statusCode(404);
    assertThat(
            as("viewer")
                .get("/api/workspaces/ws_1/stats/ab?link=lnk_2")
                .jsonPath()
                .<Object>getList("variants"))
        .isEmpty();
  }
}
