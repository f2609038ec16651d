package dev.waymark.admin.dashboard.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.address.ShortLinks;
import dev.waymark.admin.dashboard.FormFaults;
import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Frames;
import dev.waymark.admin.dashboard.Messages;
import dev.waymark.admin.dashboard.Moment;
import dev.waymark.admin.dashboard.Place;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.dashboard.Toast;
import dev.waymark.admin.domain.DomainView;
import dev.waymark.admin.domain.Domains;
import dev.waymark.admin.domain.Proofs;
import dev.waymark.admin.domain.VerificationView;
import dev.waymark.admin.link.LinkFilter;
import dev.waymark.admin.link.LinkList;
import dev.waymark.admin.link.Links;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.fault.Faults;
import dev.waymark.input.JsonReader;
import dev.waymark.input.JsonReading;
import dev.waymark.plan.Plan;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/w/{ws}/settings/domains`: the hosts of a workspace, the lines in DNS that prove them, and what
/// they answer beside links.
@Path("/w/{ws}/settings/domains")
@Produces(MediaType.TEXT_HTML)
@Page
@Blocking
final class DomainsPage {
  /// As many as the largest plan allows.
  private static final int MOST = Plan.AGENCY.maxDomains();

  private static final String DOMAIN = "domain";
  private static final String ROOT = "root_url";
  private static final String APPLE = "apple_app_site_association";
  private static final String ANDROID = "assetlinks";

  private final Frames frames;
  private final Sentences sentences;
  private final Domains domains;
  private final Proofs proofs;
  private final Links links;
  private final Workspaces workspaces;
  private final ShortLinks shortLinks;

  DomainsPage(
      Frames frames,
      Sentences sentences,
      Domains domains,
      Proofs proofs,
      Links links,
      Workspaces workspaces,
      ShortLinks shortLinks) {
    this.frames = frames;
    this.sentences = sentences;
    this.domains = domains;
    this.proofs = proofs;
    this.links = links;
    this.workspaces = workspaces;
    this.shortLinks = shortLinks;
  }

  /// How a domain stands.
  ///
  /// @param look of its chip
  /// @param more what that means, and what to do
  /// @param moves when it goes to another workspace, or comes from it; null for never
  record State(String label, String look, String more, @Nullable Moment moves) {
    /// Whether somebody has to do something about it.
    public boolean isPressing() {
      return "warn".equals(look);
    }
  }

  /// A domain as the list shows it.
  ///
  /// @param more where the bare domain leads, or what its state means
  record Row(String id, String name, State state, String more) {}

  /// The list.
  ///
  /// @param room how many of those that the plan allows there are
  /// @param isFull whether that is all of them
  /// @param host where links stand that name no domain
  record Shown(List<Row> rows, String room, boolean isFull, String host) {}

  /// The lines of DNS for a domain.
  ///
  /// @param target the host to which it points; null where only the operator knows
  record Lines(String proofName, String proof, @Nullable String target) {}

  /// What a check has found.
  ///
  /// @param found what stands in DNS in the place of the right line
  record Checked(String title, String more, List<String> found) {}

  /// What a domain answers beside links, as it is or as it was written and refused.
  ///
  /// @param version of the domain that it was read from
  record Form(String version, String root, String apple, String android, String apps) {}

  /// A domain.
  ///
  /// @param links how many are on it, a sentence
  record Detail(String id, String name, boolean verified, State state, Lines lines, String links) {}

  /// What removing a domain stops.
  record Removal(String id, String name, String links, boolean hasLinks, boolean leads) {}

  @CheckedTemplate(basePath = "dashboard/settings")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance domains(Frame frame, Shown shown);

    static native TemplateInstance domainNew(Frame frame, String name, FormFaults faults);

    static native TemplateInstance domain(
        Frame frame, Detail domain, Form form, @Nullable Checked checked, FormFaults faults);

    static native TemplateInstance domainRemove(Frame frame, Removal domain);
  }

  @GET
  @Needs(Role.VIEWER)
  public RestResponse<String> list(@PathParam("ws") String ws) {
    DomainMessages say = sentences.of(DomainMessages.class);
    Plan plan = workspaces.get(ws).plan();
    List<Row> rows =
        domains.page(ws, null, MOST).entries().stream().map(domain -> row(domain, say)).toList();
    return frames.page(
        Templates.domains(
            frames.of(Place.SETTINGS, ws),
            new Shown(
                rows,
                say.room(rows.size(), plan.maxDomains(), plan.displayName()),
                rows.size() >= plan.maxDomains(),
                shortLinks.defaultDomain())));
  }

  @GET
  @Path("/new")
  @Needs(Role.ADMIN)
  public RestResponse<String> askForNew(@PathParam("ws") String ws) {
    return frames.page(Templates.domainNew(frames.of(Place.SETTINGS, ws), "", FormFaults.none()));
  }

  @POST
  @Path("/new")
  @Needs(Role.ADMIN)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> add(@PathParam("ws") String ws, @RestForm @Nullable String domain) {
    String name = text(domain);
    try {
      // Before the transaction of the claim, for it may ask DNS.
      proofs.refuseIfHeld(ws, name);
      DomainView added =
          domains.create(ws, JsonNodeFactory.instance.objectNode().put(DOMAIN, name)).body();
      return frames.leadTo(
          path(ws) + "/" + added.id(),
          Toast.of(sentences.of(DomainMessages.class).added(added.domain())));
    } catch (ProblemException e) {
      FormFaults faults =
          e.type() == ProblemType.CONFLICT
              ? FormFaults.of(DOMAIN, e.detail())
              : FormFaults.of(e, DOMAIN);
      return frames.refused(Templates.domainNew(frames.of(Place.SETTINGS, ws), name, faults), e);
    }
  }

  @GET
  @Path("/{id}")
  @Needs(Role.VIEWER)
  public RestResponse<String> show(@PathParam("ws") String ws, @PathParam("id") String id) {
    Versioned<DomainView> domain = domains.get(ws, id);
    return frames.page(page(ws, domain, form(domain), null, FormFaults.none()));
  }

  @POST
  @Path("/{id}")
  @Needs(Role.ADMIN)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> change(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @RestForm @Nullable String version,
      @RestForm(ROOT) @Nullable String root,
      @RestForm(APPLE) @Nullable String apple,
      @RestForm(ANDROID) @Nullable String android) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    patch.put(ROOT, text(root).isEmpty() ? null : text(root));
    try {
      var unread = new Faults();
      readInto(patch, APPLE, text(apple), unread);
      readInto(patch, ANDROID, text(android), unread);
      ProblemException.throwIfAny(unread);
      domains.change(ws, id, Precondition.of("\"" + text(version) + "\""), patch);
      return frames.leadTo(
          path(ws) + "/" + id, Toast.of(sentences.of(DomainMessages.class).saved()));
    } catch (ProblemException e) {
      Versioned<DomainView> domain = domains.get(ws, id);
      // Saved once more, it goes over what was changed meanwhile.
      Form form =
          new Form(
              String.valueOf(domain.version()),
              text(root),
              text(apple),
              text(android),
              apps(!text(apple).isEmpty(), !text(android).isEmpty()));
      FormFaults faults =
          FormFaults.ofChange(e, sentences.of(Messages.class).problemStale(), ROOT, APPLE, ANDROID);
      return frames.refused(page(ws, domain, form, null, faults), e);
    }
  }

  /// Where the answer to a check is asked for anew, as by the switch of light and dark.
  @GET
  @Path("/{id}/check")
  @Needs(Role.VIEWER)
  public RestResponse<String> checked(@PathParam("ws") String ws, @PathParam("id") String id) {
    return frames.leadTo(path(ws) + "/" + domains.get(ws, id).body().id());
  }

  /// Looks for the line in DNS, and says what there is.
  @POST
  @Path("/{id}/check")
  @Needs(Role.ADMIN)
  public RestResponse<String> check(@PathParam("ws") String ws, @PathParam("id") String id) {
    DomainMessages say = sentences.of(DomainMessages.class);
    try {
      VerificationView verification = proofs.verify(ws, id);
      Versioned<DomainView> domain = domains.get(ws, id);
      return verification.verified()
          ? frames.leadTo(path(ws) + "/" + id, Toast.of(say.proved(domain.body().domain())))
          : frames.page(
              page(ws, domain, form(domain), checked(verification, say), FormFaults.none()));
    } catch (ProblemException e) {
      if (e.type() == ProblemType.NOT_FOUND) {
        throw e;
      }
      Versioned<DomainView> domain = domains.get(ws, id);
      Duration wait = e.retryAfter();
      String why =
          e.type() == ProblemType.LOOKUP_FAILED
              ? say.failed(domain.body().domain())
              : wait == null ? e.detail() : say.soon(wait.plusNanos(999_999_999).toSeconds());
      return frames.refused(page(ws, domain, form(domain), null, FormFaults.ofWhole(why)), e);
    }
  }

  @GET
  @Path("/{id}/remove")
  @Needs(Role.ADMIN)
  public RestResponse<String> askToRemove(@PathParam("ws") String ws, @PathParam("id") String id) {
    DomainView domain = domains.get(ws, id).body();
    LinkList on = on(ws, domain);
    return frames.page(
        Templates.domainRemove(
            frames.of(Place.SETTINGS, ws),
            new Removal(
                id,
                domain.domain(),
                sentences.of(DomainMessages.class).links(on.total(), on.totalExact()),
                on.total() > 0 && domain.verified(),
                domain.rootUrl() != null && domain.verified())));
  }

  @POST
  @Path("/{id}/remove")
  @Needs(Role.ADMIN)
  public RestResponse<String> remove(@PathParam("ws") String ws, @PathParam("id") String id) {
    String name = domains.get(ws, id).body().domain();
    domains.delete(ws, id, Precondition.of(null));
    return frames.leadTo(path(ws), Toast.of(sentences.of(DomainMessages.class).removed(name)));
  }

  private TemplateInstance page(
      String ws,
      Versioned<DomainView> versioned,
      Form form,
      @Nullable Checked checked,
      FormFaults faults) {
    DomainMessages say = sentences.of(DomainMessages.class);
    DomainView domain = versioned.body();
    String host = shortLinks.defaultDomain();
    LinkList on = on(ws, domain);
    return Templates.domain(
        frames.of(Place.SETTINGS, ws),
        new Detail(
            domain.id(),
            domain.domain(),
            domain.verified(),
            state(domain, say),
            new Lines(
                Proofs.BESIDE + domain.domain(), domain.txtRecord(), isName(host) ? host : null),
            say.links(on.total(), on.totalExact())),
        form,
        checked,
        faults);
  }

  /// Whether a CNAME can lead there: to a name, and to none of this machine.
  private static boolean isName(String host) {
    return host.indexOf('.') > 0 && Character.isLetter(host.charAt(host.length() - 1));
  }

  private LinkList on(String ws, DomainView domain) {
    var query = new MultivaluedHashMap<String, String>();
    query.add(DOMAIN, domain.domain());
    query.add("limit", "1");
    return links.page(ws, LinkFilter.request(query));
  }

  private Row row(DomainView domain, DomainMessages say) {
    State state = state(domain, say);
    String root = domain.rootUrl();
    return new Row(
        domain.id(),
        domain.domain(),
        state,
        domain.verified() && root != null ? say.leadsTo(root) : state.more());
  }

  private State state(DomainView domain, DomainMessages say) {
    Moment moves =
        domain.movesAt() == null ? null : Moment.of(domain.movesAt(), sentences.language());
    if (domain.verified()) {
      return moves == null
          ? new State(say.inUse(), "on", say.inUseMore(), null)
          : new State(say.leaving(), "warn", say.leavingMore(), moves);
    }
    if (domain.notice() == null) {
      return new State(say.unproved(), "off", say.unprovedMore(), null);
    }
    return moves == null
        ? new State(say.elsewhere(), "warn", say.elsewhereMore(), null)
        : new State(say.coming(), "warn", say.comingMore(), moves);
  }

  private static Checked checked(VerificationView verification, DomainMessages say) {
    if (verification.expectedTxt() == null) {
      // What that means stands in the state of the domain.
      return new Checked(say.waiting(), "", List.of());
    }
    return verification.foundTxt().isEmpty()
        ? new Checked(say.nothing(), say.nothingMore(), List.of())
        : new Checked(say.other(), say.otherMore(), verification.foundTxt());
  }

  private Form form(Versioned<DomainView> versioned) {
    DomainView domain = versioned.body();
    return new Form(
        String.valueOf(versioned.version()),
        text(domain.rootUrl()),
        text(domain.appleAppSiteAssociation()),
        text(domain.assetlinks()),
        apps(domain.appleAppSiteAssociation() != null, domain.assetlinks() != null));
  }

  /// Which files there are, in words.
  private String apps(boolean apple, boolean android) {
    DomainMessages say = sentences.of(DomainMessages.class);
    if (apple && android) {
      return say.appsBoth();
    }
    return apple ? "Apple" : android ? "Android" : say.appsNone();
  }

  private void readInto(ObjectNode patch, String name, String json, Faults unread) {
    if (json.isEmpty()) {
      patch.putNull(name);
    } else if (JsonReader.ORDINARY.read(json.getBytes(StandardCharsets.UTF_8))
        instanceof JsonReading.Accepted(JsonNode tree)) {
      patch.set(name, tree);
    } else {
      unread.add("/" + name, sentences.of(DomainMessages.class).notJson());
    }
  }

  private static String path(String ws) {
    return "/w/" + ws + "/settings/domains";
  }

  private static String text(@Nullable String written) {
    return written == null ? "" : written.strip();
  }

  private static String text(@Nullable JsonNode json) {
    return json == null ? "" : json.toPrettyString();
  }
}
