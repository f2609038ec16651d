package dev.waymark.admin.recipe;

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

/// `/api/recipes`. A class of its own: what is below `/api/workspaces` is looked for there alone.
@Path("/api/recipes")
@Produces(MediaType.APPLICATION_JSON)
final class RecipeListResource {

  /// All recipes.
  @Schema(name = "RecipeList")
  record RecipeList(@Schema(required = true) List<RecipeView> recipes) {}

  @GET
  @Needs(Role.VIEWER)
  @Operation(operationId = "listRecipes")
  public RecipeList list() {
    return new RecipeList(Arrays.stream(Recipe.values()).map(RecipeView::of).toList());
  }
}
