package dev.waymark.admin.dashboard.rule;

import dev.waymark.rule.RuleReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The editor as its template shows it.
///
/// @param path of the page
/// @param mayEdit whether the viewer may save
/// @param switches whether rules can be switched off
/// @param head about the link
/// @param carried what the form carries from one request to the next
/// @param rows the rules, from first to last
/// @param everyone whoever no rule is for
/// @param player the made-up visitor
/// @param visitors the saved ones
/// @param bar what differs from what is stored
/// @param tab which part is shown: `list`, `week`, `json` or `review`
/// @param week what the visitor gets in the coming week; null when they cannot be played, or nobody
///   looks at it
/// @param review the differences as sentences; null when they are not asked for
/// @param conflict what somebody else saved meanwhile; null for nothing
/// @param json the tab with the JSON; null when the list is shown
/// @param summary what is wrong as a whole; empty for nothing
/// @param said what was just done, for those who do not see it; empty for nothing
/// @param saved whether it was just saved
/// @param countries their names, to be found by typing
/// @param zones those of the world
/// @param languages some tags with their names
record EditorView(
    String path,
    boolean mayEdit,
    boolean switches,
    Head head,
    Carried carried,
    List<RuleRow> rows,
    Everyone everyone,
    Player player,
    Saved visitors,
    Bar bar,
    String tab,
    @Nullable WeekTable week,
    @Nullable Review review,
    @Nullable Conflict conflict,
    @Nullable JsonTab json,
    List<String> summary,
    String said,
    boolean saved,
    List<String> countries,
    List<String> zones,
    List<Option> languages) {

  /// Where the versions of the link are.
  public String history() {
    return path.substring(0, path.lastIndexOf('/')) + "/history";
  }

  /// About the link.
  ///
  /// @param address without scheme
  /// @param state `off`, `taken_down` or empty
  /// @param plan the workspace's
  record Head(String address, String href, String title, String state, String plan) {}

  /// What the form carries.
  ///
  /// @param tried whether somebody wanted to save it before it was finished
  /// @param version of the link when its rules were read
  /// @param base the rules as they were then
  /// @param oldTests the saved visitors as they were then
  /// @param open the name of the rule that is edited; empty for none
  record Carried(
      long version,
      String base,
      String draft,
      String keys,
      String oldTests,
      String tests,
      String open,
      boolean tried) {}

  /// Something to choose.
  ///
  /// @param note beside it; empty for nothing
  record Option(String key, String label, String note, boolean chosen, boolean refused) {
    Option(String key, String label, boolean chosen) {
      this(key, label, "", chosen, false);
    }
  }

  /// A rule in the list.
  ///
  /// @param position from 1
  /// @param mark what came of it for the played visitor: `yes`, `no`, `skipped`, `off` or `none`
  /// @param change `added`, `changed`, `moved` or empty
  /// @param paused why the plan pauses it; null when it does not
  /// @param faults what keeps it from being saved
  /// @param form null when it is not edited
  record RuleRow(
      String key,
      int position,
      int count,
      String name,
      boolean enabled,
      List<Piece> sentence,
      String mark,
      String change,
      @Nullable String paused,
      List<Warning> warnings,
      List<String> faults,
      @Nullable Form form) {
    /// What it is called, or else its sentence.
    public String label() {
      var words = new StringBuilder();
      sentence.forEach(piece -> words.append(piece.text()));
      return name.isBlank() ? words.toString() : name;
    }

    public boolean first() {
      return position == 1;
    }

    public boolean last() {
      return position == count;
    }
  }

  /// A piece of a sentence.
  ///
  /// @param held `yes`, `no`, `unknown`, or empty where it is no condition or nobody looked
  record Piece(String text, String held, boolean missing) {}

  /// What is odd about a rule.
  ///
  /// @param who the visitor who shows it, in words; empty when there is none
  /// @param above the name of the rule to move it above; empty for none
  record Warning(String text, boolean certain, String who, String above, int aboveRow) {}

  /// The form of a rule.
  ///
  /// @param match `all` or `any`; empty when there is nothing to choose
  /// @param groups whether conditions can be alternatives to each other
  /// @param fields what another condition can ask about
  record Form(
      String name,
      String suggested,
      String nameFault,
      String match,
      boolean groups,
      List<Line> lines,
      List<Option> fields,
      Action action) {
    public boolean any() {
      return match.equals("any");
    }
  }

  /// A condition in the form.
  ///
  /// @param at what the names of its controls begin with
  /// @param control a {@link Control}, or `raw`
  /// @param values each with its name
  /// @param choices of the closed list, where all are in sight
  /// @param typedIn whether there is anything, or ought to be
  record Line(
      String path,
      String at,
      String id,
      String control,
      String field,
      String label,
      String help,
      String example,
      List<Option> fields,
      List<Option> operators,
      String operator,
      List<Option> values,
      List<Option> choices,
      List<Option> picks,
      String typed,
      String name,
      boolean timed,
      String zone,
      @Nullable Strip strip,
      String now,
      List<String> faults,
      boolean typedIn,
      boolean several,
      boolean pair,
      boolean grouped) {
    public String first() {
      return values.isEmpty() ? "" : values.getFirst().key();
    }

    public String second() {
      return values.size() < 2 ? "" : values.get(1).key();
    }

    /// Whether what was typed is wrong, and not only missing.
    public boolean wrong() {
      return typedIn && !faults.isEmpty();
    }

    /// Whether it is an alternative to the one before it.
    public boolean orElse() {
      return grouped && !path.endsWith(".0");
    }
  }

  /// A day from 0 to 24, with a window in it.
  ///
  /// @param now where now is, in minutes; -1 when it is not shown
  record Strip(List<Part> bars, int now) {
    /// A part of the day, in minutes.
    record Part(int from, int width) {}
  }

  /// The action in the form.
  ///
  /// @param link the one that it leads to, as it is typed
  /// @param linkIs what that link is, once it is clear; empty until then
  /// @param links to choose from, while it is not clear
  /// @param plan which plan has splits, blocks and other links, where the workspace's lacks them;
  ///   else empty
  /// @param targets of a split, or of what would become one
  /// @param status what visitors who are kept out are answered
  /// @param title what they read on top
  /// @param text what they read below it
  /// @param unknown whether it is one that has no controls here
  record Action(
      String type,
      String plan,
      List<Option> channels,
      List<Option> pools,
      String url,
      String link,
      String linkIs,
      List<Option> links,
      List<Target> targets,
      int status,
      String title,
      String text,
      List<String> faults,
      boolean typedIn,
      boolean unknown) {
    /// Whether what was typed is wrong, and not only missing.
    public boolean wrong() {
      return typedIn && !faults.isEmpty();
    }

    /// Whether there is room for another target.
    public boolean grows() {
      return targets.size() < RuleReader.MAX_TARGETS;
    }

    /// Whether a target can be taken out.
    public boolean shrinks() {
      return targets.size() > 2;
    }
  }

  /// One of the targets of a split.
  ///
  /// @param letter what reports call it where it has no name
  /// @param places where it can lead
  /// @param percent its share
  /// @param from where its share begins, in thousandths of all
  /// @param width its share, in thousandths of all
  record Target(
      int place,
      String letter,
      String name,
      List<Option> places,
      String url,
      String weight,
      int percent,
      int from,
      int width) {
    public int colour() {
      return place % 8 + 1;
    }
  }

  /// Whoever no rule is for.
  ///
  /// @param steps in their order
  record Everyone(List<String> steps, boolean decides, String edit) {}

  /// The played visitor, and what comes of them.
  record Player(
      PlayedVisitor visitor,
      String country,
      String who,
      String when,
      List<Option> devices,
      String deviceSeen,
      List<String> unclear,
      Verdict verdict,
      List<Trace> trace) {
    public boolean isUnclear(String field) {
      return unclear.contains(field);
    }
  }

  /// What the visitor gets.
  ///
  /// @param title such as the name of a channel
  /// @param location where to; empty for a page of ours
  /// @param reason what decided
  /// @param tone `go`, `stop` or `unknown`
  /// @param behind whether somebody can look behind what stopped it
  record Verdict(String title, String location, String reason, String tone, boolean behind) {}

  /// A rule on the way of the visitor, or several in a row at which nobody looked.
  ///
  /// @param position of the first
  /// @param last the position of the last
  record Trace(
      int position, int last, String mark, List<Seen> seen, String note, boolean unfinished) {
    public boolean isUntried() {
      return mark.equals("none") && !unfinished;
    }

    public boolean several() {
      return last > position;
    }

    public Trace until(int place) {
      return new Trace(position, place, mark, seen, note, unfinished);
    }
  }

  /// A condition on the way of the visitor.
  record Seen(String phrase, String held, String saw) {}

  /// What differs.
  record Bar(
      boolean shown,
      int added,
      int changed,
      int moved,
      int removed,
      int visitors,
      int faulty,
      boolean conflict) {
    public boolean saves() {
      return faulty == 0;
    }
  }

  /// The differences as sentences.
  ///
  /// @param asks whether saving was refused because saved visitors would go elsewhere
  /// @param over whether it would be saved over what somebody else saved
  record Review(List<Difference> differences, boolean asks, boolean over) {}

  /// The saved visitors, which are the link's tests.
  ///
  /// @param failing how many go elsewhere
  /// @param expectations what the next one can be expected to get
  /// @param unnamed whether somebody wanted to save one without a name
  record Saved(List<SavedVisitor> all, int failing, List<Option> expectations, boolean unnamed) {
    public List<SavedVisitor> elsewhere() {
      return all.stream().filter(each -> !each.passed()).toList();
    }
  }

  /// A saved visitor.
  ///
  /// @param expected what they are expected to get, in words
  /// @param gets what they get with the draft; empty when they cannot be played
  record SavedVisitor(
      int place, String name, String who, String expected, String gets, boolean passed) {}

  /// A difference.
  ///
  /// @param kind `added`, `changed`, `moved`, `removed`
  /// @param key the name of the rule; empty for a saved visitor
  record Difference(
      String kind, String key, int from, int to, String name, List<Changes.Word> words) {
    /// Whether it is about a rule.
    public boolean ofRule() {
      return !key.isEmpty();
    }
  }

  /// Both versions, after somebody else saved.
  record Conflict(List<Difference> theirs, List<Difference> yours, long version) {}

  /// The JSON tab.
  record JsonTab(String text, List<String> faults) {}
}
