package dev.waymark.admin.rule;

import dev.waymark.admin.visit.Readers;
import dev.waymark.rule.ConditionField;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// `/api/condition-fields`.
@Path("/api/condition-fields")
@Produces(MediaType.APPLICATION_JSON)
final class ConditionFieldResource {

  /// All fields.
  record ConditionFieldList(@Schema(required = true) List<ConditionFieldView> conditionFields) {}

  private final Readers readers;

  ConditionFieldResource(Readers readers) {
    this.readers = readers;
  }

  @GET
  @Needs(Role.VIEWER)
  @Operation(operationId = "listConditionFields")
  public ConditionFieldList list() {
    boolean places = readers.knowPlaces();
    return new ConditionFieldList(
        Arrays.stream(ConditionField.values())
            .map(field -> ConditionFieldView.of(field, places || !isOfPlaces(field)))
            .toList());
  }

  private static boolean isOfPlaces(ConditionField field) {
    return field == ConditionField.REGION || field == ConditionField.CITY;
  }
}
