package dev.waymark.admin.dashboard.settings;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.dashboard.FormFaults;
import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Frames;
import dev.waymark.admin.dashboard.Moment;
import dev.waymark.admin.dashboard.Place;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.dashboard.Toast;
import dev.waymark.admin.member.Invite;
import dev.waymark.admin.member.InviteMails;
import dev.waymark.admin.member.Invites;
import dev.waymark.admin.member.Team;
import dev.waymark.admin.person.Memberships;
import dev.waymark.admin.session.Browsers;
import dev.waymark.service.access.CurrentCaller;
import dev.waymark.service.access.Fresh;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Page;
import dev.waymark.service.access.Role;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import dev.waymark.word.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/w/{ws}/settings/members`: who is in a workspace, and who is asked to come.
@Path("/w/{ws}/settings/members")
@Produces(MediaType.TEXT_HTML)
@Page
@Blocking
final class MembersPage {
  private final Frames frames;
  private final Sentences sentences;
  private final Team team;
  private final Invites invites;
  private final InviteMails invitations;
  private final Browsers browsers;
  private final CurrentCaller caller;

  MembersPage(
      Frames frames,
      Sentences sentences,
      Team team,
      Invites invites,
      InviteMails invitations,
      Browsers browsers,
      CurrentCaller caller) {
    this.frames = frames;
    this.sentences = sentences;
    this.team = team;
    this.invites = invites;
    this.invitations = invitations;
    this.browsers = browsers;
    this.caller = caller;
  }

  /// A member as the list shows them.
  ///
  /// @param isDisabled whether they may not sign in any more
  /// @param mayChange whether the viewer decides about them
  record MemberRow(
      String id,
      String name,
      String email,
      String role,
      boolean isDisabled,
      boolean isViewer,
      boolean mayChange) {}

  /// Somebody who was asked.
  record InviteRow(String id, String email, String role, Moment ends) {}

  /// What somebody writes to invite a colleague.
  record InviteForm(String email, List<RoleChoice> roles) {}

  @CheckedTemplate(basePath = "dashboard/settings")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance members(
        Frame frame, List<MemberRow> members, List<InviteRow> invites);

    static native TemplateInstance invite(Frame frame, InviteForm form, FormFaults faults);

    static native TemplateInstance invited(
        Frame frame, String email, boolean sent, String url, Moment ends);

    static native TemplateInstance member(
        Frame frame, MemberRow member, List<RoleChoice> roles, FormFaults faults);
  }

  @GET
  @Needs(Role.VIEWER)
  public RestResponse<String> list(@PathParam("ws") String ws) {
    Frame frame = frames.of(Place.SETTINGS, ws);
    SettingsMessages say = sentences.of(SettingsMessages.class);
    List<InviteRow> asked =
        frame.mayAdminister()
            ? invites.page(ws, null, Memberships.MOST_IN_WORKSPACE).entries().stream()
                .map(invite -> row(invite, say))
                .toList()
            : List.of();
    return frames.page(Templates.members(frame, rows(ws, frame), asked));
  }

  @GET
  @Path("/invite")
  @Needs(Role.ADMIN)
  @Fresh
  public RestResponse<String> askToInvite(@PathParam("ws") String ws) {
    Frame frame = frames.of(Place.SETTINGS, ws);
    return frames.page(
        Templates.invite(frame, inviteForm(frame, "", Role.EDITOR.key()), FormFaults.none()));
  }

  /// Answers with the link itself, and not with a redirect: it is shown this once.
  @POST
  @Path("/invite")
  @Needs(Role.ADMIN)
  @Fresh
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> invite(
      @PathParam("ws") String ws,
      @RestForm @Nullable String email,
      @RestForm @Nullable String role,
      @Context HttpServerRequest request) {
    Frame frame = frames.of(Place.SETTINGS, ws);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("email", text(email));
    json.put("role", text(role));
    try {
      Invites.Made made = invites.create(ws, json, caller.get());
      boolean isSent = invitations.send(made, Language.asked(sentences.language().toLanguageTag()));
      return frames.page(
          Templates.invited(
              frame,
              made.invite().email(),
              isSent,
              browsers.address(request) + "/invite#" + made.token().text(),
              Moment.of(made.invite().endsAt(), sentences.language())));
    } catch (ProblemException e) {
      SettingsMessages say = sentences.of(SettingsMessages.class);
      FormFaults faults =
          e.status() == 409
              ? FormFaults.of("email", say.inviteThere())
              : FormFaults.of(e, "email", "role");
      return frames.refused(
          Templates.invite(frame, inviteForm(frame, text(email), text(role)), faults), e);
    }
  }

  @POST
  @Path("/invites/{id}/delete")
  @Needs(Role.ADMIN)
  public RestResponse<String> withdraw(@PathParam("ws") String ws, @PathParam("id") String id) {
    invites.delete(ws, id, caller.get());
    return frames.leadTo(path(ws), Toast.of(sentences.of(SettingsMessages.class).inviteGone()));
  }

  @GET
  @Path("/{id}")
  @Needs(Role.ADMIN)
  @Fresh
  public RestResponse<String> member(@PathParam("ws") String ws, @PathParam("id") String id) {
    return frames.page(memberPage(ws, id, FormFaults.none()));
  }

  @POST
  @Path("/{id}/role")
  @Needs(Role.ADMIN)
  @Fresh
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> setRole(
      @PathParam("ws") String ws, @PathParam("id") String id, @RestForm @Nullable String role) {
    try {
      team.setRole(
          ws, id, JsonNodeFactory.instance.objectNode().put("role", text(role)), caller.get());
      return frames.leadTo(path(ws), Toast.of(sentences.of(SettingsMessages.class).memberSaved()));
    } catch (ProblemException e) {
      return frames.refused(memberPage(ws, id, FormFaults.of(e, "role")), e);
    }
  }

  @POST
  @Path("/{id}/remove")
  @Needs(Role.ADMIN)
  @Fresh
  public RestResponse<String> remove(@PathParam("ws") String ws, @PathParam("id") String id) {
    try {
      team.remove(ws, id, caller.get());
      return frames.leadTo(
          path(ws), Toast.of(sentences.of(SettingsMessages.class).memberRemoved()));
    } catch (ProblemException e) {
      return frames.refused(memberPage(ws, id, FormFaults.of(e)), e);
    }
  }

  private TemplateInstance memberPage(String ws, String id, FormFaults faults) {
    Frame frame = frames.of(Place.SETTINGS, ws);
    Memberships.Member member =
        team.list(ws).stream()
            .filter(each -> each.person().id().equals(id))
            .findFirst()
            .orElseThrow(
                () -> new ProblemException(ProblemType.NOT_FOUND, "There is no such member."));
    SettingsMessages say = sentences.of(SettingsMessages.class);
    return Templates.member(
        frame,
        row(member, frame, say),
        RoleChoice.all(say, most(frame), member.role().key()),
        faults);
  }

  private InviteForm inviteForm(Frame frame, String email, String role) {
    return new InviteForm(
        email, RoleChoice.all(sentences.of(SettingsMessages.class), most(frame), role));
  }

  /// Nobody gives a role above their own.
  private static Role most(Frame frame) {
    return frame.isOwner() ? Role.OWNER : Role.ADMIN;
  }

  private List<MemberRow> rows(String ws, Frame frame) {
    SettingsMessages say = sentences.of(SettingsMessages.class);
    return team.list(ws).stream().map(member -> row(member, frame, say)).toList();
  }

  private MemberRow row(Memberships.Member member, Frame frame, SettingsMessages say) {
    boolean isViewer = member.person().id().equals(caller.get().id());
    boolean mayChange =
        !isViewer
            && frame.mayAdminister()
            && (frame.isOwner() || !member.role().includes(Role.ADMIN));
    return new MemberRow(
        member.person().id(),
        member.person().name(),
        member.person().email(),
        RoleChoice.label(say, member.role()),
        member.person().disabled(),
        isViewer,
        mayChange);
  }

  private InviteRow row(Invite invite, SettingsMessages say) {
    return new InviteRow(
        invite.id(),
        invite.email(),
        RoleChoice.label(say, invite.role()),
        Moment.of(invite.endsAt(), sentences.language()));
  }

  private static String path(String ws) {
    return "/w/" + ws + "/settings/members";
  }

  private static String text(@Nullable String written) {
    return written == null ? "" : written;
  }
}
