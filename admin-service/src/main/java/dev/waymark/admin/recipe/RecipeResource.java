package dev.waymark.admin.recipe;

import dev.waymark.admin.idempotency.Idempotency;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// `/api/workspaces/{ws}/recipes`.
@Path("/api/workspaces/{ws}/recipes")
@Produces(MediaType.APPLICATION_JSON)
final class RecipeResource {
  private final Recipes recipes;
  private final Idempotency idempotency;

  RecipeResource(Recipes recipes, Idempotency idempotency) {
    this.recipes = recipes;
    this.idempotency = idempotency;
  }

  @POST
  @Path("/{recipe}")
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(201)
  @Operation(operationId = "makeRecipe")
  public MadeView make(
      @PathParam("ws") String ws,
      @PathParam("recipe") String recipe,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      JsonBody body,
      @Context UriInfo uri) {
    Recipe known = Recipe.of(recipe);
    if (known == null) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no such recipe.");
    }
    return idempotency
        .once(
            idempotencyKey,
            uri,
            body,
            MadeView.class,
            () -> new Versioned<>(recipes.make(ws, known, body.object()), 0))
        .body();
  }
}
