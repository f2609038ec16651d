package dev.waymark.admin.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waymark.admin.directory.Directories;
import dev.waymark.admin.link.LinkAsServed;
import dev.waymark.admin.link.LinkVersions;
import dev.waymark.admin.link.Links;
import dev.waymark.admin.version.VersionView;
import dev.waymark.admin.version.Versions;
import dev.waymark.admin.visit.SimulatedVisit;
import dev.waymark.click.ClickId;
import dev.waymark.fault.Faults;
import dev.waymark.routing.Draws;
import dev.waymark.routing.Router;
import dev.waymark.rule.Names;
import dev.waymark.rule.RuleReader;
import dev.waymark.rule.RuleReading;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import dev.waymark.visitor.Browser;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Device;
import dev.waymark.visitor.LanguageTag;
import dev.waymark.visitor.OperatingSystem;
import dev.waymark.word.Language;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says by which version of a link a click was decided, and in words by what of it.
@Singleton
public class DecidedClicks {
  private final KeptClicks clicks;
  private final Links links;
  private final LinkVersions linkVersions;
  private final Versions versions;
  private final Directories directories;
  private final ReplayedLinks replayed;

  DecidedClicks(
      KeptClicks clicks,
      Links links,
      LinkVersions linkVersions,
      Versions versions,
      Directories directories,
      ReplayedLinks replayed) {
    this.clicks = clicks;
    this.links = links;
    this.linkVersions = linkVersions;
    this.versions = versions;
    this.directories = directories;
    this.replayed = replayed;
  }

  /// A click with the version that decided it.
  ///
  /// @param click its id
  /// @throws ProblemException when there is no such link or click, or clicks cannot be had
  public DecidedClickView of(String workspace, String link, String click) {
    Names now = directories.of(workspace).names();
    ClickId id = ClickId.parse(click);
    if (id == null) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no click with this id.");
    }
    links.get(workspace, link);
    KeptClicks.Decided decided = clicks.find(workspace, link, id);
    VersionView version =
        linkVersions.inForce(
            workspace,
            link,
            decided.rulesVersion() == 0 ? null : (Long) decided.rulesVersion(),
            decided.at());
    var names = new NamesOfThen(workspace, decided.at(), versions, now);
    JsonNode rule = version == null ? null : rule(version, decided.rule());
    return new DecidedClickView(
        decided.id(),
        decided.at(),
        decided.outcome(),
        decided.step(),
        decided.rule(),
        decided.channel(),
        decided.variant(),
        version,
        sentence(decided, rule, names),
        names.asked(),
        now.language()
            .say(
                "A change reaches every redirect node within about a second: a click of that second"
                    + " may have been decided by what was there before it.",
                "Un cambio llega a todos los nodos de redirección en cosa de un segundo: un clic de"
                    + " ese segundo puede haberse decidido por lo que había antes."));
  }

  /// Plays what is kept of a click on the rules of the version that decided it, with the channels,
  /// pools and schedules as they are now. What is not kept of a visitor, such as cookies, fits no
  /// condition.
  ///
  /// @param decided what {@link #of} said of it
  /// @return null when its facts are not kept, as of what was no person
  /// @throws ProblemException when clicks cannot be had
  public @Nullable PlayedClick play(String workspace, String link, DecidedClickView decided) {
    Instant at = decided.at();
    for (KeptClick click : clicks.read(workspace, link, at, at.plusMillis(1)).clicks()) {
      if (click.id().equals(decided.clickId())) {
        Device device = click.device();
        OperatingSystem os = click.os();
        Browser browser = click.browser();
        LanguageTag language = click.language();
        Country country = click.country();
        return new PlayedClick(
            country == null ? null : country.code(),
            device == null ? null : device.key(),
            os == null ? null : os.key(),
            browser == null ? null : browser.name(),
            language == null ? null : language.text(),
            click.referrer(),
            click.utm().campaign(),
            tried(workspace, link, decided.version(), click));
      }
    }
    return null;
  }

  private List<PlayedClick.TriedRule> tried(
      String workspace, String link, @Nullable VersionView version, KeptClick click) {
    JsonNode document = version == null ? null : version.document();
    JsonNode rules = document == null ? null : document.get("rules");
    if (rules == null || rules.isEmpty()) {
      return List.of();
    }
    var draft = JsonNodeFactory.instance.objectNode();
    draft.set("rules", rules);
    LinkAsServed then;
    try {
      then = replayed.read(workspace, link, draft, new Faults()).then();
    } catch (ProblemException _) {
      // What the rules of then refer to is gone, or the plan no longer has them.
      return List.of();
    }
    SimulatedVisit visit = Replay.visit(click, then);
    return Router.explain(
            Side.played(then.document(), false),
            then.surroundings(),
            then.takedowns(),
            visit,
            visit,
            Draws.UNMOVED,
            then.neighbours())
        .trace()
        .stream()
        .map(
            tried ->
                new PlayedClick.TriedRule(
                    tried.rule().rule(), tried.rule().summary(), tried.rule().matched()))
        .toList();
  }

  private static @Nullable JsonNode rule(VersionView version, @Nullable String name) {
    JsonNode document = version.document();
    if (document == null || name == null) {
      return null;
    }
    for (JsonNode rule : document.path("rules")) {
      if (rule.path("name").asText().equals(name)) {
        return rule;
      }
    }
    return null;
  }

  private static String sentence(KeptClicks.Decided click, @Nullable JsonNode rule, Names names) {
    Language language = names.language();
    if (click.rule() == null) {
      return language
          .say("No rule decided: the step '%s' did.", "No decidió ninguna regla: fue el paso '%s'.")
          .formatted(click.step());
    }
    if (rule != null
        && RuleReader.read(JsonNodeFactory.instance.arrayNode().add(rule), "")
            instanceof RuleReading.Accepted accepted) {
      return accepted.rules().rules().getFirst().summary(names);
    }
    return language
        .say(
            "The rule \"%s\" decided; what it said then is no longer kept.",
            "Decidió la regla \"%s\"; lo que decía entonces ya no se guarda.")
        .formatted(click.rule());
  }
}
