package dev.waymark.admin.transfer;

import static dev.waymark.admin.Api.OPERATOR;
import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Two imports that want the same at the same moment.
@QuarkusTest
@QuarkusTestResource(Database.class)
class ImportsAtOnceDbTest {
  private static final int ROWS = 120;

  private static Response importing(Tenant tenant, String csv) {
    return as(tenant.editor(), JsonNodeFactory.instance.objectNode().put("csv", csv).toString())
        .post(tenant.at("/import/links"));
  }

  private static <T> List<T> atOnce(List<Callable<T>> calls)
      throws InterruptedException, ExecutionException {
    var together = new CyclicBarrier(calls.size());
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      var futures = new ArrayList<Future<T>>();
      for (Callable<T> call : calls) {
        futures.add(
            threads.submit(
                () -> {
                  together.await();
                  return call.call();
                }));
      }
      var answers = new ArrayList<T>();
      for (Future<T> future : futures) {
        answers.add(future.get());
      }
      return answers;
    }
  }

  private static String csv(List<String> slugs) {
    return slugs.stream()
        .map(slug -> "https://example.com/," + slug)
        .collect(Collectors.joining("\n", "target,slug\n", "\n"));
  }

  /// One of them failed as a whole, with a 409, when the other took a slug at the same moment.
  @Test
  void twoWorkspaces_wantTheSameSlugs_eachSlugIsThereOnceAndTheRestAreErrors() throws Exception {
    for (int round = 0; round < 3; round++) {
      Tenant acme = tenant("free");
      Tenant other = tenant("free");
      List<String> slugs =
          IntStream.range(0, ROWS)
              .mapToObj(i -> acme.workspace().substring(3) + "-" + i)
              .collect(Collectors.toCollection(ArrayList::new));
      String forwards = csv(slugs);
      Collections.reverse(slugs);
      String backwards = csv(slugs);
      List<Response> answers =
          atOnce(List.of(() -> importing(acme, forwards), () -> importing(other, backwards)));
      var there = new ArrayList<String>();
      int errors = 0;
      for (Response answer : answers) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        there.addAll(answer.path("links.slug"));
        errors += answer.<Integer>path("skipped");
        assertThat(answer.<List<String>>path("errors.reason"))
            .allMatch(reason -> reason.contains("is taken"));
      }
      assertThat(there).hasSize(ROWS).containsExactlyInAnyOrderElementsOf(slugs);
      assertThat(errors).isEqualTo(ROWS);
    }
  }

  /// The plan that holds is the one under whose lock all rows are written.
  @Test
  void plan_isChangedMeanwhile_allRowsAreOfOnePlan() throws Exception {
    Tenant acme = tenant("team");
    String rules =
        "\"[{\"\"name\"\": \"\"All\"\", \"\"conditions\"\": [], \"\"action\"\": {\"\"type\"\":"
            + " \"\"redirect\"\", \"\"url\"\": \"\"https://example.com/all\"\"}}]\"";
    String csv = "target,rules\n" + ("https://example.com/," + rules + "\n").repeat(ROWS);
    List<Response> answers =
        atOnce(
            List.of(
                () -> importing(acme, csv),
                () -> importing(acme, csv),
                () ->
                    as(OPERATOR, "{\"plan\": \"free\"}")
                        .patch("/api/workspaces/" + acme.workspace())));
    assertThat(answers.get(2).statusCode()).isEqualTo(200);
    for (Response answer : answers.subList(0, 2)) {
      assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
      assertThat(answer.<Integer>path("created")).isIn(0, ROWS);
    }
  }
}
