package dev.waymark.analytics.producer;

import static dev.waymark.analytics.World.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.analytics.Click;
import dev.waymark.analytics.Database;
import dev.waymark.analytics.Producer;
import dev.waymark.analytics.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ProducersDbTest {
  private static final long FAR = 1L << 40;

  @Inject World world;
  private final Producer node = Producer.number(1);
  private final Producer other = Producer.number(2);

  @BeforeEach
  void reset() {
    world.reset();
  }

  private static byte[] batch(Producer producer, long first, int count) {
    return producer.batch(first, first, Collections.nCopies(count, Click.on("lnk_1")));
  }

  private static String path(Producer producer, String what) {
    return "/api/producers/" + producer.id() + what;
  }

  private static Response release(Producer producer) {
    Response response = as(World.OPERATOR).post(path(producer, "/release"));
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return response;
  }

  private static String issue(Producer producer) {
    Response response = as(World.OPERATOR).post(path(producer, "/credential"));
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return response.jsonPath().getString("credential");
  }

  private static void assertProblem(Response response, int status, String words) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
    assertThat(response.contentType()).startsWith("application/problem+json");
    assertThat(response.jsonPath().getString("detail")).contains(words);
  }

  private List<String> taken() {
    return world.rows("select epoch, sequence from click order by epoch, sequence");
  }

  private void fromBefore(Producer producer) {
    producer.deliver(1, Click.on("lnk_1"));
    world.run("update producer set shared_key = true where id = '" + producer.id() + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wrong", World.OPERATOR, World.SECRET, "owner"})
  void deliver_withoutACredential_isRefused(String key) {
    assertThat(Producer.sendByKey(key, batch(node, 1, 1)).statusCode()).isEqualTo(401);
    assertThat(Producer.send(key, batch(node, 1, 1)).statusCode()).isEqualTo(401);
    assertThat(world.number("select count(*) from producer")).isZero();
  }

  @Test
  void deliver_withTheCredentialOfAnotherProducer_isRefusedAndChangesNothing() {
    node.deliver(1, Click.on("lnk_1"));
    Response refused = Producer.send(other.credential(1).text(), batch(node, 2, 1));
    assertProblem(refused, 403, "The credential is of producer " + other.id());
    assertThat(taken()).containsExactly("1 1");
    assertThat(world.number("select count(*) from producer")).isEqualTo(1);
  }

  @Test
  void deliver_withTheSharedKey_newProducer_isRefusedAndLeavesNoTrace() {
    Response refused = Producer.sendByKey(World.INGEST, batch(node, 1, 1));
    assertProblem(refused, 403, "needs a credential of its own");
    assertThat(world.number("select count(*) from producer")).isZero();
  }

  /// What row 6 of the attack was: whoever has the shared key sends a batch of a node with a far
  /// epoch.
  @Test
  void deliver_farEpochWithTheSharedKey_isRefusedAndTheNodeGoesOn() {
    node.deliver(1, Click.on("lnk_1"));
    Producer forger = node.restarted(FAR, 2);
    assertProblem(Producer.sendByKey(World.INGEST, batch(forger, 2, 1)), 403, "credential");
    assertThat(node.deliver(2, Click.on("lnk_1")).statusCode()).isEqualTo(200);
    assertThat(taken()).containsExactly("1 1", "1 2");
  }

  @Test
  void deliver_producerFromBefore_mayShareTheKeyUntilItHasItsOwn() {
    fromBefore(node);
    assertThat(Producer.sendByKey(World.INGEST, batch(node, 2, 1)).statusCode()).isEqualTo(200);
    node.deliver(3, Click.on("lnk_1"));
    assertProblem(Producer.sendByKey(World.INGEST, batch(node, 4, 1)), 403, "credential");

    assertThat(as(World.OPERATOR).post(path(node, "/shared-key")).statusCode()).isEqualTo(200);
    assertThat(Producer.sendByKey(World.INGEST, batch(node, 4, 1)).statusCode()).isEqualTo(200);
    assertThat(as(World.OPERATOR).delete(path(node, "/shared-key")).statusCode()).isEqualTo(200);
    assertProblem(Producer.sendByKey(World.INGEST, batch(node, 5, 1)), 403, "credential");
    assertThat(taken()).containsExactly("1 1", "1 2", "1 3", "1 4");
  }

  /// The answer to a delivery is lost, then somebody takes over, and the mark is released.
  @Test
  void release_afterATakeover_eachClickIsCountedOnce() {
    node.deliver(1, Click.on("lnk_1"));
    node.send(batch(node, 2, 3)); // whose answer is lost
    Producer forger = node.restarted(FAR, 5);
    node.send(batch(forger, 5, 2));
    forger.deliver(7, Click.on("lnk_404"));
    forger.deliverAfterGap(8, 20, Click.on("lnk_2").at("2026-04-18T10:00:00Z"));
    assertProblem(node.send(batch(node, 2, 3)), 409, "the epoch " + FAR);
    world.run("insert into sealed_day values ('2026-04-18', 1, 0), ('2026-04-10', 1, 0)");
    world.run("insert into summed_day values ('2026-04-18', 1), ('2026-04-10', 1)");

    Response released = release(node);

    // A day that was counted with what is taken back may have as many rows again, and others.
    assertThat(world.rows("select day from sealed_day union all select day from summed_day"))
        .containsExactly("2026-04-10", "2026-04-10");
    assertThat(released.jsonPath().getBoolean("released")).isTrue();
    assertThat(released.jsonPath().getMap("mark"))
        .isEqualTo(Map.of("sender", 1, "epoch", 1, "next", 5));
    assertThat(released.jsonPath().getInt("removed")).isEqualTo(3);
    assertThat(released.jsonPath().getInt("removed_aside")).isEqualTo(1);
    assertThat(released.jsonPath().getInt("restored_numbers")).isEqualTo(12);
    Response again = node.send(batch(node, 2, 3));
    assertThat(again.statusCode()).as(again.asString()).isEqualTo(200);
    assertThat(again.jsonPath().getInt("repeated")).isEqualTo(3);
    assertThat(node.deliver(5, Click.on("lnk_1")).statusCode()).isEqualTo(200);
    assertThat(taken()).containsExactly("1 1", "1 2", "1 3", "1 4", "1 5");
    assertThat(world.counted()).isEqualTo("5 5 5 0 5");
    assertThat(world.number("select count(*) from lost_clicks")).isZero();
  }

  @Test
  void release_nodeStartedAgainMeanwhile_goesOnInItsNewEpoch() {
    node.send(batch(node, 1, 3));
    node.restarted(2, 4).send(batch(node.restarted(2, 4), 4, 2));
    Producer forger = node.restarted(FAR, 6);
    forger.send(batch(forger, 6, 1));
    Producer restarted = node.restarted(3, 8);
    // It still has clicks of its second epoch to deliver.
    var waiting = new Producer(node.id(), 3, 2, 4);
    assertProblem(waiting.send(batch(waiting, 6, 2)), 409, "the epoch " + FAR);

    assertThat(release(node).jsonPath().getMap("mark"))
        .isEqualTo(Map.of("sender", 2, "epoch", 2, "next", 6));
    assertThat(waiting.send(batch(waiting, 6, 2)).statusCode()).isEqualTo(200);
    assertThat(restarted.send(batch(restarted, 8, 1)).statusCode()).isEqualTo(200);
    assertThat(taken()).containsExactly("1 1", "1 2", "1 3", "2 4", "2 5", "2 6", "2 7", "3 8");
    assertThat(world.counted()).isEqualTo("8 8 8 0 8");
  }

  @Test
  void release_severalTakeovers_goesBackBehindAllOfThem() {
    node.send(batch(node, 1, 2));
    for (long epoch = FAR; epoch < FAR + 3; epoch++) {
      Producer forger = node.restarted(epoch, 3);
      forger.send(batch(forger, 3, 1));
    }
    node.send(batch(node, 3, 1));
    assertThat(release(node).jsonPath().getInt("mark.next")).isEqualTo(3);
    assertThat(node.deliver(3, Click.on("lnk_1")).statusCode()).isEqualTo(200);
    assertThat(world.counted()).isEqualTo("3 3 3 0 3");
  }

  /// By a version that did not note where the mark stood.
  @Test
  void release_takeoverFromBefore_goesOnAfterTheLastRowOfTheNode() {
    node.send(batch(node, 1, 2));
    node.deliver(3, Click.on("lnk_404"));
    Producer forger = node.restarted(FAR, 4);
    forger.send(batch(forger, 4, 1));
    world.run("delete from producer_handover");
    node.send(batch(node, 4, 1));
    assertThat(release(node).jsonPath().getInt("mark.next")).isEqualTo(4);
    assertThat(node.deliver(4, Click.on("lnk_1")).statusCode()).isEqualTo(200);
    assertThat(world.counted()).isEqualTo("3 3 3 1 4");
  }

  @Test
  void release_nobodyRefused_changesNothing() {
    node.deliver(1, Click.on("lnk_1"));
    node.restarted(2, 2).deliver(2, Click.on("lnk_1"));
    assertThat(release(node).jsonPath().getBoolean("released")).isFalse();
    assertThat(world.rows("select sender, epoch, next, taken from producer"))
        .containsExactly("2 2 3 2");
  }

  /// A process that was replaced is refused, and stays so: nobody releases it.
  @Test
  void deliver_aLowerEpoch_isRefusedAndShown() {
    node.deliver(1, Click.on("lnk_1"));
    node.restarted(2, 2).deliver(2, Click.on("lnk_1"));
    assertProblem(node.send(batch(node, 2, 1)), 409, "the epoch 2");
    Response listed = as(World.OPERATOR).get("/api/producers");
    assertThat(listed.jsonPath().getInt("producers[0].refused.sender")).isEqualTo(1);
    assertThat(listed.jsonPath().getInt("producers[0].mark.next")).isEqualTo(3);
    assertThat(taken()).containsExactly("1 1", "2 2");
  }

  @Test
  void issue_again_acceptsTwoAtATime() {
    String first = issue(node);
    assertThat(first).isEqualTo(node.credential(1).text());
    assertThat(Producer.send(first, batch(node, 1, 1)).statusCode()).isEqualTo(200);
    String second = issue(node);
    assertThat(Producer.send(first, batch(node, 2, 1)).statusCode()).isEqualTo(200);
    assertThat(Producer.send(second, batch(node, 3, 1)).statusCode()).isEqualTo(200);
    String third = issue(node);
    assertProblem(Producer.send(first, batch(node, 4, 1)), 403, "no longer accepted");
    assertThat(Producer.send(second, batch(node, 4, 1)).statusCode()).isEqualTo(200);
    assertThat(Producer.send(third, batch(node, 5, 1)).statusCode()).isEqualTo(200);
  }

  @Test
  void revoke_credentials_nothingIsTakenUntilTheNextIsIssued() {
    node.deliver(1, Click.on("lnk_1"));
    assertThat(as(World.OPERATOR).delete(path(node, "/credential")).statusCode()).isEqualTo(200);
    assertProblem(node.send(batch(node, 2, 1)), 403, "no longer accepted");
    assertThat(taken()).containsExactly("1 1");
    assertThat(Producer.send(issue(node), batch(node, 2, 1)).statusCode()).isEqualTo(200);
    assertProblem(node.send(batch(node, 3, 1)), 403, "no longer accepted");
  }

  @Test
  void list_always_saysNothingSecret() {
    issue(node);
    String answer = as(World.OPERATOR).get("/api/producers").asString();
    assertThat(answer).contains(node.id().toString()).doesNotContain("wmp_", World.SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/release", "/credential", "/shared-key"})
  void change_byAnybodyElse_isRefused(String what) {
    node.deliver(1, Click.on("lnk_1"));
    as("owner").post(path(node, what)).then().statusCode(403);
    as(World.INGEST).post(path(node, what)).then().statusCode(401);
    given().post(path(node, what)).then().statusCode(401);
    as("owner").get("/api/producers").then().statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1-1-1-1-1", "nothing", "%00", "00000000-0000-0000-0000-00000000000g"})
  void change_ofSomethingElse_isRefused(String id) {
    as(World.OPERATOR).post("/api/producers/{id}/release", id).then().statusCode(400);
  }

  @Test
  void change_ofAnUnknownProducer_isNotFound() {
    as(World.OPERATOR).post(path(other, "/release")).then().statusCode(404);
    as(World.OPERATOR).delete(path(other, "/credential")).then().statusCode(404);
    as(World.OPERATOR).post(path(other, "/shared-key")).then().statusCode(404);
  }
}
