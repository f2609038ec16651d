package dev.waymark.admin.member;

import dev.waymark.admin.answer.Done;
import dev.waymark.admin.person.Memberships;
import dev.waymark.service.access.CurrentCaller;
import dev.waymark.service.access.Fresh;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.input.JsonBodyReader;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// `/api/workspaces/{ws}/members`.
@Path("/api/workspaces/{ws}/members")
@Produces(MediaType.APPLICATION_JSON)
final class MemberResource {
  private final Team team;
  private final Invites invites;
  private final CurrentCaller caller;

  MemberResource(Team team, Invites invites, CurrentCaller caller) {
    this.team = team;
    this.invites = invites;
    this.caller = caller;
  }

  @GET
  @Needs(Role.VIEWER)
  @Operation(operationId = "listMembers")
  public MemberList list(@PathParam("ws") String ws) {
    return MemberList.of(
        team.list(ws), invites.page(ws, null, Memberships.MOST_IN_WORKSPACE).entries());
  }

  @PATCH
  @Path("/{id}")
  @Needs(Role.ADMIN)
  @Fresh
  @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
  @Operation(operationId = "changeMember")
  public Done change(@PathParam("ws") String ws, @PathParam("id") String id, JsonBody body) {
    team.setRole(ws, id, body.object(), caller.get());
    return Done.OK;
  }

  @DELETE
  @Path("/{id}")
  @Needs(Role.ADMIN)
  @Fresh
  @Operation(operationId = "removeMember")
  public Done remove(@PathParam("ws") String ws, @PathParam("id") String id) {
    team.remove(ws, id, caller.get());
    return Done.OK;
  }
}
