package dev.waymark.admin.rule;

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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// `/api/condition-fields`.
@Path("/api/condition-fields")
@Tag(name = "Rules", description = "What rules can ask about.")
@Produces(MediaType.APPLICATION_JSON)
final class ConditionFieldResource {

  /// All fields.
  record ConditionFieldList(@Schema(required = true) List<ConditionFieldView> conditionFields) {}

  @GET
  @Needs(Role.VIEWER)
  @Operation(
      operationId = "listConditionFields",
      summary = "List what conditions can ask about",
      description =
          "Every field with its operators, values and plan, and the words for people; derived from"
              + " the code that decides.")
  public ConditionFieldList list() {
    return new ConditionFieldList(
        Arrays.stream(ConditionField.values()).map(ConditionFieldView::of).toList());
  }
}
