package dev.waymark.admin.member;

import dev.waymark.admin.answer.Done;
import dev.waymark.admin.person.Person;
import dev.waymark.admin.person.Persons;
import dev.waymark.admin.session.Browsers;
import dev.waymark.service.access.CurrentCaller;
import dev.waymark.service.access.Fresh;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.page.Page;
import dev.waymark.service.page.PageRequest;
import dev.waymark.word.Language;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;

/// `/api/workspaces/{ws}/invites`.
@Path("/api/workspaces/{ws}/invites")
@Produces(MediaType.APPLICATION_JSON)
final class InviteResource {
  private final Invites invites;
  private final InviteMails invitations;
  private final Persons persons;
  private final Browsers browsers;
  private final CurrentCaller caller;

  InviteResource(
      Invites invites,
      InviteMails invitations,
      Persons persons,
      Browsers browsers,
      CurrentCaller caller) {
    this.invites = invites;
    this.invitations = invitations;
    this.persons = persons;
    this.browsers = browsers;
    this.caller = caller;
  }

  @POST
  @Needs(Role.ADMIN)
  @Fresh
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(201)
  @Operation(operationId = "createInvite")
  public NewInviteView create(
      @PathParam("ws") String ws, JsonBody body, @Context HttpServerRequest request) {
    Invites.Made made = invites.create(ws, body.object(), caller.get());
    invitations.send(made, Language.ENGLISH);
    return NewInviteView.of(made, browsers.address(request) + "/invite");
  }

  @GET
  @Needs(Role.ADMIN)
  @Operation(operationId = "listInvites")
  public InviteList list(@PathParam("ws") String ws, @Context UriInfo uri) {
    var request = PageRequest.of(uri);
    Page<InviteList.InviteView> page =
        invites.page(ws, request.cursor("-created_at"), request.limit()).map(this::view);
    return new InviteList(page.entries(), page.next());
  }

  @DELETE
  @Path("/{id}")
  @Needs(Role.ADMIN)
  @Operation(operationId = "deleteInvite")
  public Done delete(@PathParam("ws") String ws, @PathParam("id") String id) {
    invites.delete(ws, id, caller.get());
    return Done.OK;
  }

  private InviteList.InviteView view(Invite invite) {
    Person by = persons.find(invite.invitedBy());
    return new InviteList.InviteView(
        invite.id(),
        invite.workspace(),
        invite.email(),
        invite.role().key(),
        invite.invitedBy(),
        by == null ? null : by.email(),
        invite.createdAt(),
        invite.endsAt());
  }
}
