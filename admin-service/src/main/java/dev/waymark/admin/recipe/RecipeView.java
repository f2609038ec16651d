package dev.waymark.admin.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.admin.database.StoredJson;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A recipe as it is answered.
@Schema(name = "Recipe")
record RecipeView(
    @Schema(required = true, description = "Its name in addresses.", examples = "sales-line")
        String key,
    @Schema(required = true, examples = "A sales line that closes at night") String title,
    @Schema(required = true, description = "What it does.") String description,
    @Schema(
            required = true,
            description = "The smallest plan on which it can be made.",
            enumeration = {"free", "pro", "team", "agency"})
        String plan,
    @Schema(required = true, description = "What it asks, at most three questions.")
        List<FieldView> fields) {

  /// A question.
  @Schema(name = "RecipeField")
  record FieldView(
      @Schema(required = true, description = "Its member in what is sent.", examples = "number")
          String name,
      @Schema(
              required = true,
              description =
                  "What is asked for: a web address, a phone number, a line of text, a time such as"
                      + " 18:00, hours such as 09:00-18:00; or lists of {country, url}, {name,"
                      + " number}, {label, url}.",
              enumeration = {"url", "phone", "text", "time", "hours", "sites", "people", "buttons"})
          String type,
      @Schema(required = true, examples = "WhatsApp number") String label,
      @Schema(required = true, description = "An answer, as it is sent.") JsonNode example) {}

  static RecipeView of(Recipe recipe) {
    return new RecipeView(
        recipe.key(),
        recipe.title(),
        recipe.description(),
        recipe.plan().key(),
        recipe.fields().stream()
            .map(
                field ->
                    new FieldView(
                        field.name(),
                        field.type().key(),
                        field.label(),
                        StoredJson.parse(field.example())))
            .toList());
  }
}
