package dev.waymark.admin.workspace;

import dev.waymark.admin.idempotency.Idempotency;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.admin.takedown.FoundTakedowns;
import dev.waymark.admin.takedown.TakedownRegister;
import dev.waymark.admin.takedown.TakenDownView;
import dev.waymark.plan.Plan;
import dev.waymark.service.access.Caller;
import dev.waymark.service.access.CurrentCaller;
import dev.waymark.service.access.ForPeople;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.input.JsonBodyReader;
import dev.waymark.service.page.PageRequest;
import dev.waymark.takedown.Takedown;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/api/workspaces`.
@Path("/api/workspaces")
@Produces(MediaType.APPLICATION_JSON)
final class WorkspaceResource {
  private static final List<String> PLANS = Arrays.stream(Plan.values()).map(Plan::key).toList();

  private final Workspaces workspaces;
  private final TakedownRegister takedowns;
  private final Idempotency idempotency;
  private final CurrentCaller caller;

  WorkspaceResource(
      Workspaces workspaces,
      TakedownRegister takedowns,
      Idempotency idempotency,
      CurrentCaller caller) {
    this.workspaces = workspaces;
    this.takedowns = takedowns;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  @POST
  @ForPeople(orOperator = true)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createWorkspace")
  public RestResponse<WorkspaceView> create(
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      JsonBody body,
      @Context UriInfo uri) {
    Versioned<WorkspaceView> created =
        idempotency.once(
            idempotencyKey,
            uri,
            body,
            WorkspaceView.class,
            () -> {
              Workspace workspace = made(body);
              return new Versioned<>(
                  WorkspaceView.ofNew(workspace, caller.get()), workspace.version());
            });
    return created.created(URI.create("/api/workspaces/" + created.body().id()));
  }

  private Workspace made(JsonBody body) {
    Caller.Person person = caller.person();
    return person == null
        ? workspaces.create(body.object())
        : workspaces.foundAnother(body.object(), person);
  }

  @GET
  @Needs(Role.VIEWER)
  @Operation(operationId = "listWorkspaces")
  public WorkspaceList list(@Context UriInfo uri) {
    var request = PageRequest.of(uri);
    var page = workspaces.page(caller.get(), request.cursor("-created_at"), request.limit());
    FoundTakedowns found =
        takedowns.concerning(page.entries().stream().map(Workspace::id).toList(), List.of());
    return new WorkspaceList(
        page.map(
                workspace -> WorkspaceView.of(workspace, caller.get(), takenDown(workspace, found)))
            .entries(),
        page.next());
  }

  @GET
  @Path("/{ws}")
  @Needs(Role.VIEWER)
  @Operation(operationId = "getWorkspace")
  public RestResponse<WorkspaceView> get(
      @PathParam("ws") String ws, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    Workspace workspace = workspaces.get(ws);
    return new Versioned<>(
            WorkspaceView.of(
                workspace, caller.get(), takenDown(workspace), workspaces.following(ws)),
            workspace.version())
        .okUnlessKnown(ifNoneMatch);
  }

  @GET
  @Path("/{ws}/changed-links")
  @Needs(Role.VIEWER)
  @Operation(operationId = "listChangedLinks")
  public ChangedLinkList changedLinks(@PathParam("ws") String ws, @Context UriInfo uri) {
    var request = PageRequest.of(uri, "from", "to");
    return ChangedLinkList.of(
        workspaces.changedLinks(
            ws,
            plan(request, "from"),
            plan(request, "to"),
            request.cursor(ChangedLinks.ORDER),
            request.limit()));
  }

  private static @Nullable Plan plan(PageRequest request, String name) {
    return request.get(name) == null ? null : Plan.of(request.oneOf(name, PLANS, PLANS.getFirst()));
  }

  @PATCH
  @Path("/{ws}")
  @Needs(Role.OWNER)
  @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
  @Operation(operationId = "changeWorkspace")
  public RestResponse<WorkspaceView> change(
      @PathParam("ws") String ws,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      JsonBody body) {
    Workspaces.Change change =
        workspaces.change(ws, Precondition.of(ifMatch), body.object(), caller.get());
    return new Versioned<>(
            WorkspaceView.of(change, caller.get(), takenDown(change.workspace())),
            change.workspace().version())
        .ok();
  }

  private @Nullable TakenDownView takenDown(Workspace workspace) {
    return takenDown(workspace, takedowns.concerning(List.of(workspace.id()), List.of()));
  }

  private static @Nullable TakenDownView takenDown(Workspace workspace, FoundTakedowns found) {
    Takedown takedown = found.takedowns().ofWorkspace(workspace.id());
    return takedown == null ? null : found.view(takedown, List.of());
  }
}
