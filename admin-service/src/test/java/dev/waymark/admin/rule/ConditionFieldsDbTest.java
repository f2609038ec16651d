package dev.waymark.admin.rule;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.admin.Database;
import dev.waymark.rule.ConditionField;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ConditionFieldsDbTest {
  @Test
  void list_always_hasEveryFieldWithItsWords() {
    as(tenant("free").viewer())
        .get("/api/condition-fields")
        .then()
        .statusCode(200)
        .body(
            "condition_fields.key",
            equalTo(Arrays.stream(ConditionField.values()).map(ConditionField::key).toList()))
        .body("condition_fields[0].operators.key", contains("eq", "neq", "in", "not_in"))
        .body("condition_fields[0].plan", equalTo("pro"))
        .body("condition_fields[0].values.label", hasItems("Germany", "Kosovo"))
        .body("condition_fields.find { it.key == 'time' }.time_zone", equalTo(true))
        .body("condition_fields.find { it.key == 'time' }.values", nullValue())
        .body(
            "condition_fields.find { it.key == 'time' }.operators.find { it.key == 'between' }.takes",
            equalTo("pair"));
  }
}
