package dev.waymark.admin.dashboard.settings;

import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Frames;
import dev.waymark.admin.dashboard.Place;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.dashboard.rule.RuleMessages;
import dev.waymark.admin.workspace.AffectedLink;
import dev.waymark.admin.workspace.ChangedLinks;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.plan.Feature;
import dev.waymark.plan.Plan;
import dev.waymark.rule.Action;
import dev.waymark.rule.ConditionField;
import dev.waymark.rule.Operator;
import dev.waymark.rule.PlanLimits;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Page;
import dev.waymark.service.access.Role;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/w/{ws}/settings/plan`: what the workspace's plan allows, what another would change, and how
/// far links have followed the last change.
@Path("/w/{ws}/settings/plan")
@Produces(MediaType.TEXT_HTML)
@Page
@Blocking
final class PlanPage {
  /// Of how many links a plan tells.
  private static final int MOST_TOLD = 5;

  private final Frames frames;
  private final Sentences sentences;
  private final Workspaces workspaces;

  PlanPage(Frames frames, Sentences sentences, Workspaces workspaces) {
    this.frames = frames;
    this.sentences = sentences;
    this.workspaces = workspaces;
  }

  /// How far links have followed a change.
  ///
  /// @param said the same in words
  record Following(long done, long total, String said) {}

  /// A link that a plan decides otherwise.
  ///
  /// @param what of it
  record Changed(String id, String name, String what) {}

  /// Another plan.
  ///
  /// @param limits how many rules and domains it allows
  /// @param isMore whether it has more than the workspace's
  /// @param words what it has more, or what it would leave
  /// @param said of how many links it changes something
  /// @param links the first of them
  /// @param others how many there are beside these, a sentence; null for none
  record Other(
      String name,
      List<String> limits,
      boolean isMore,
      List<String> words,
      String said,
      List<Changed> links,
      @Nullable String others) {}

  @CheckedTemplate(basePath = "dashboard/settings")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance plan(
        Frame frame,
        String name,
        List<String> words,
        List<Other> others,
        @Nullable Following following);

    static native TemplateInstance planFollowing(Frame frame, @Nullable Following following);
  }

  /// The page, or for htmx only how far links have followed.
  @GET
  @Needs(Role.VIEWER)
  public RestResponse<String> show(@PathParam("ws") String ws) {
    Frame frame = frames.of(Place.SETTINGS, ws);
    Following following = following(ws);
    if (frames.isForPart()) {
      return frames.page(Templates.planFollowing(frame, following));
    }
    Plan plan = workspaces.get(ws).plan();
    return frames.page(
        Templates.plan(
            frame,
            plan.displayName(),
            Stream.concat(limits(plan).stream(), words(plan::includes).stream()).toList(),
            Arrays.stream(Plan.values())
                .filter(other -> other != plan)
                .map(other -> other(ws, plan, other))
                .toList(),
            following));
  }

  private @Nullable Following following(String ws) {
    ChangedLinks.Progress progress = workspaces.following(ws);
    return progress == null
        ? null
        : new Following(
            progress.links(),
            progress.total(),
            sentences
                .of(PlanMessages.class)
                .followed(number(progress.links()), number(progress.total())));
  }

  private String number(long number) {
    return NumberFormat.getIntegerInstance(sentences.language()).format(number);
  }

  private Other other(String ws, Plan plan, Plan other) {
    PlanMessages say = sentences.of(PlanMessages.class);
    boolean isMore = other.includes(plan);
    ChangedLinks.Found found = workspaces.changedLinks(ws, null, other, null, MOST_TOLD);
    String said;
    if (found.total() == 0) {
      said = say.noLinks();
    } else {
      said =
          isMore
              ? say.linksBack(found.total(), found.exact())
              : say.linksPaused(found.total(), found.exact());
    }
    long more = found.total() - found.links().size();
    return new Other(
        other.displayName(),
        limits(other),
        isMore,
        words(
            isMore
                ? each -> other.includes(each) && !plan.includes(each)
                : each -> plan.includes(each) && !other.includes(each)),
        said,
        found.links().stream().map(this::changed).toList(),
        more == 0 ? null : say.moreLinks(more));
  }

  /// How many rules and domains a plan allows.
  private List<String> limits(Plan plan) {
    PlanMessages say = sentences.of(PlanMessages.class);
    return List.of(say.rules(plan.maxRules()), say.domains(plan.maxDomains()));
  }

  /// What some plans bring.
  private List<String> words(Predicate<Plan> brought) {
    PlanMessages say = sentences.of(PlanMessages.class);
    RuleMessages rules = sentences.of(RuleMessages.class);
    var words = new ArrayList<String>();
    String fields =
        Arrays.stream(ConditionField.values())
            .filter(field -> brought.test(field.plan()))
            .map(field -> rules.fieldLabel(field.key(), field.label()))
            .collect(Collectors.joining(", "));
    if (!fields.isEmpty()) {
      words.add(say.fields(fields));
    }
    if (brought.test(new Action.Split(List.of()).plan())) {
      words.add(say.actions());
    }
    if (brought.test(PlanLimits.GROUPS)) {
      words.add(say.groups());
    }
    if (brought.test(Operator.MATCHES.plan())) {
      words.add(say.patterns());
    }
    for (Feature feature : Feature.values()) {
      if (brought.test(feature.plan())) {
        words.add(
            switch (feature) {
              case SEQUENCE -> say.sequences();
              case LEGACY_ROUTING -> say.routing();
              case AB_VARIANTS -> say.variants();
            });
      }
    }
    return words;
  }

  private Changed changed(AffectedLink link) {
    PlanMessages say = sentences.of(PlanMessages.class);
    var what = new ArrayList<String>();
    if (!link.rules().isEmpty()) {
      what.add(say.ofRules(link.rules().size()));
    }
    for (Feature feature : Feature.values()) {
      if (link.features().stream().anyMatch(each -> each.name().equals(feature.key()))) {
        what.add(
            switch (feature) {
              case SEQUENCE -> say.ofSequence();
              case LEGACY_ROUTING -> say.ofRouting();
              case AB_VARIANTS -> say.ofVariants();
            });
      }
    }
    URI url = URI.create(link.shortUrl());
    return new Changed(link.id(), url.getAuthority() + url.getRawPath(), String.join(", ", what));
  }
}
