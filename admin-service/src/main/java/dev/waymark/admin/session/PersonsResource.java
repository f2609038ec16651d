package dev.waymark.admin.session;

import dev.waymark.admin.person.Person;
import dev.waymark.admin.person.Persons;
import dev.waymark.service.access.OperatorOnly;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.input.JsonBodyReader;
import dev.waymark.service.page.Page;
import dev.waymark.service.page.PageRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// `/api/persons`, for the operator.
@Path("/api/persons")
@Produces(MediaType.APPLICATION_JSON)
final class PersonsResource {
  private final Persons persons;
  private final Disabling disabling;

  PersonsResource(Persons persons, Disabling disabling) {
    this.persons = persons;
    this.disabling = disabling;
  }

  /// Somebody as the operator sees them.
  @Schema(name = "Account")
  record AccountView(
      @Schema(required = true) String id,
      @Schema(required = true) String email,
      @Schema(required = true) String name,
      @Schema(required = true) boolean disabled,
      @Schema(required = true) Instant createdAt) {

    static AccountView of(Person person) {
      return new AccountView(
          person.id(), person.email(), person.name(), person.disabled(), person.createdAt());
    }
  }

  /// A page of them.
  ///
  /// @param nextCursor where the next page begins; null when this is the last
  @Schema(name = "AccountList")
  record AccountList(
      @Schema(required = true) List<AccountView> persons,
      @Schema(nullable = true) @Nullable String nextCursor) {
    AccountList {
      persons = List.copyOf(persons);
    }
  }

  @GET
  @OperatorOnly
  @Operation(operationId = "listPersons")
  public AccountList list(@Context UriInfo uri) {
    var request = PageRequest.of(uri, "email");
    Page<AccountView> page =
        persons
            .page(request.get("email"), request.cursor("-created_at"), request.limit())
            .map(AccountView::of);
    return new AccountList(page.entries(), page.next());
  }

  @PATCH
  @Path("/{id}")
  @OperatorOnly
  @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
  @Operation(operationId = "disablePerson")
  public AccountView change(@PathParam("id") String id, JsonBody body) {
    return AccountView.of(disabling.change(id, body.object()));
  }
}
