package dev.waymark.admin.dashboard.link;

import dev.waymark.admin.dashboard.FormFaults;
import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Frames;
import dev.waymark.admin.dashboard.Place;
import dev.waymark.admin.recipe.Recipe;
import dev.waymark.admin.recipe.Recipes;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Page;
import dev.waymark.service.access.Role;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/// `/w/{ws}/links/recipes`: ready-made links, for those who begin.
@Path("/w/{ws}/links/recipes")
@Produces(MediaType.TEXT_HTML)
@Blocking
@Page
final class RecipePages {
  private final Recipes recipes;
  private final Workspaces workspaces;
  private final LinkLists lists;
  private final Frames frames;

  RecipePages(Recipes recipes, Workspaces workspaces, LinkLists lists, Frames frames) {
    this.recipes = recipes;
    this.workspaces = workspaces;
    this.lists = lists;
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "dashboard/link")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance recipes(Frame frame, List<RecipeCard> cards);

    static native TemplateInstance recipe(Frame frame, FormFaults faults, RecipeForm recipe);
  }

  /// All of them.
  @GET
  @Needs(Role.EDITOR)
  public RestResponse<String> all(@PathParam("ws") String ws) {
    return LinkPages.page(Templates.recipes(frames.of(Place.LINKS, ws), lists.recipes(ws)));
  }

  /// The questions of one.
  @GET
  @Path("/{recipe}")
  @Needs(Role.EDITOR)
  public RestResponse<String> ask(@PathParam("ws") String ws, @PathParam("recipe") String key) {
    return LinkPages.page(form(ws, recipe(key), new MultivaluedHashMap<>(), FormFaults.none()));
  }

  /// Makes it of the answers.
  @POST
  @Path("/{recipe}")
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> make(
      @PathParam("ws") String ws,
      @PathParam("recipe") String key,
      MultivaluedMap<String, String> typed) {
    Recipe recipe = recipe(key);
    LinkMessages messages = lists.messages();
    try {
      String made =
          recipes
              .make(
                  ws,
                  recipe,
                  RecipeForm.answers(recipe, RecipeWords.title(recipe, messages), typed))
              .link()
              .id();
      return frames.leadTo(LinkLists.path(ws) + "/" + made + "/ready");
    } catch (ProblemException refusal) {
      return frames.refused(form(ws, recipe, typed, RecipeForm.faults(refusal, messages)), refusal);
    }
  }

  private TemplateInstance form(
      String ws, Recipe recipe, MultivaluedMap<String, String> typed, FormFaults faults) {
    return Templates.recipe(
        frames.of(Place.LINKS, ws),
        faults,
        RecipeForm.of(
            recipe,
            LinkLists.path(ws) + "/recipes/" + recipe.key(),
            workspaces.get(ws).plan().includes(recipe.plan()),
            lists.messages(),
            typed));
  }

  private static Recipe recipe(String key) {
    Recipe recipe = Recipe.of(key);
    if (recipe == null) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no such recipe.");
    }
    return recipe;
  }
}
