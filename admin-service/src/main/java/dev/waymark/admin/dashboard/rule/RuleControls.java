package dev.waymark.admin.dashboard.rule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.dashboard.rule.EditorView.Line;
import dev.waymark.admin.dashboard.rule.EditorView.Option;
import dev.waymark.admin.dashboard.rule.EditorView.Player;
import dev.waymark.admin.directory.Directory;
import dev.waymark.admin.link.LinkView;
import dev.waymark.admin.simulation.SimulationView;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.fault.Fault;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What other screens take from the editor of rules: the controls of conditions, and the visitor
/// who is played.
@Singleton
public final class RuleControls {
  private static final String CONDITIONS = "conditions";

  private final Editor editor;

  RuleControls(Editor editor) {
    this.editor = editor;
  }

  /// The controls of a page that is opened.
  ///
  /// @param acceptLanguage of the viewer, whom the first visitor is like
  public Controls open(
      String workspace, String link, @Nullable String acceptLanguage, boolean mayEdit) {
    Matter matter = editor.matter(workspace, link, mayEdit);
    return new Controls(
        matter, Posted.NOTHING, RulesPage.first(matter.workspace(), acceptLanguage));
  }

  /// The controls as a form has them.
  public Controls of(String workspace, String link, Posted posted, boolean mayEdit) {
    Matter matter = editor.matter(workspace, link, mayEdit);
    return new Controls(matter, posted, PlayedVisitor.of(posted, matter.language()));
  }

  /// A web address as it is meant by somebody who leaves out how it begins.
  public static String address(String typed) {
    return RuleForm.address(typed);
  }

  /// A URL as people read it.
  public static String shown(String url) {
    return Playing.shown(url);
  }

  /// Conditions in a form.
  ///
  /// @param fields what another condition can ask about
  public record ConditionsView(List<Line> lines, List<Option> fields) {
    /// Lists of its own.
    public ConditionsView {
      lines = List.copyOf(lines);
      fields = List.copyOf(fields);
    }
  }

  /// The played visitor in a form.
  ///
  /// @param countries their names, to be found by typing
  /// @param zones those of the world
  /// @param languages some tags with their names
  public record PlayerView(
      Player player, List<String> countries, List<String> zones, List<Option> languages) {
    /// Lists of its own.
    public PlayerView {
      countries = List.copyOf(countries);
      zones = List.copyOf(zones);
      languages = List.copyOf(languages);
    }
  }

  /// The controls of one request. Not for use by several threads.
  public static final class Controls {
    private final Matter matter;
    private final Posted posted;
    private PlayedVisitor visitor;

    Controls(Matter matter, Posted posted, PlayedVisitor visitor) {
      this.matter = matter;
      this.posted = posted;
      this.visitor = visitor;
    }

    /// The link that they are about.
    public LinkView link() {
      return matter.link();
    }

    /// Its version.
    public long version() {
      return matter.version();
    }

    /// Where it is.
    public Workspace workspace() {
      return matter.workspace();
    }

    /// What it can refer to.
    public Directory directory() {
      return matter.directory();
    }

    /// What was sent.
    public Posted posted() {
      return posted;
    }

    /// What was typed of something's conditions, and what a button makes of them: only that which
    /// is for conditions changes anything.
    ///
    /// @param holder of the conditions, which are left out where there are none
    public ObjectNode conditions(ObjectNode holder, Operation operation) {
      ObjectNode whole = holder.deepCopy();
      whole.withArray(CONDITIONS);
      var form =
          new RuleForm(
                  posted, matter.workspace().timeZone(), matter.language(), matter.others()::meant)
              .applied(whole);
      var desk = Desk.of(matter, posted, form);
      switch (operation.verb()) {
        case "condition", "or", "drop", "take", "pick" -> desk.apply(operation);
        default -> {
          // Not about conditions.
        }
      }
      ObjectNode changed = desk.draft().entries().getFirst().rule().deepCopy();
      if (changed.path(CONDITIONS).isEmpty()) {
        changed.remove(CONDITIONS);
      }
      return changed;
    }

    /// What something's conditions refer to and is not there.
    public List<Fault> missing(ObjectNode holder) {
      return CheckedRule.of(holder, List.of(), matter.directory()).faults();
    }

    /// Something's conditions in a form.
    ///
    /// @param faults of them, each with its place in the holder
    /// @param tried whether somebody wanted to save this already
    public ConditionsView view(ObjectNode holder, List<Fault> faults, boolean tried) {
      CheckedRule rule = CheckedRule.of(holder, faults, matter.directory());
      return new ConditionsView(new Lines(matter, rule, tried).all(), Lines.fields(matter));
    }

    /// Plays whoever sits before the screen, as far as the script has told.
    public void playViewer() {
      var desk = Desk.of(matter, posted, RuleForm.empty());
      desk.apply(Operation.of("me"));
      visitor = desk.visitor();
    }

    /// The played visitor as `simulate` takes it; null when it cannot be played as it was typed.
    public @Nullable ObjectNode visitor() {
      Instant now = matter.now();
      return visitor.unclear(now).isEmpty() ? visitor.toJson(now) : null;
    }

    /// The played visitor in a form, with what they get.
    ///
    /// @param played null when they cannot be played
    /// @param why they cannot, in sentences; none for no other reason than what was typed of them
    public PlayerView player(@Nullable SimulationView played, List<String> why) {
      var desk = Desk.opened(matter, visitor);
      why.forEach(desk::addUnplayable);
      return new PlayerView(
          new Playing(desk, List.of(), List.of(), played).player(),
          Words.countries(matter.language()),
          Words.zones(),
          Words.languages(matter.language()));
    }
  }
}
