package dev.waymark.admin.dashboard.hub;

import dev.waymark.admin.dashboard.Choice;
import dev.waymark.admin.dashboard.FormFaults;
import dev.waymark.admin.dashboard.link.LinkRow;
import dev.waymark.admin.dashboard.rule.RuleControls.ConditionsView;
import dev.waymark.admin.dashboard.rule.RuleControls.PlayerView;
import dev.waymark.fault.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The editor of a hub as its template shows it.
///
/// @param path of the page
/// @param link the hub as a list shows it
/// @param carried what the form carries from one request to the next
/// @param domains those that its address can be on
/// @param faults what is wrong with the texts, by their names
/// @param summary what is wrong as a whole, once somebody wanted to save it
/// @param rows the entries in their order
/// @param player the made-up visitor, and what they get
/// @param page what is on the visitor's page, as {@link Preview} takes it; empty when they get none
/// @param theirs the version that somebody else saved meanwhile; empty for nothing
/// @param said what was just done, for those who do not see it; empty for nothing
record HubScreen(
    String path,
    boolean mayEdit,
    LinkRow link,
    Carried carried,
    HubTexts texts,
    List<Choice> domains,
    FormFaults faults,
    FormFaults summary,
    List<Row> rows,
    PlayerView player,
    String page,
    boolean changed,
    boolean saved,
    String theirs,
    String said) {

  /// Lists of its own.
  HubScreen {
    domains = List.copyOf(domains);
    rows = List.copyOf(rows);
  }

  /// Whether something is wrong with what is folded away.
  public boolean isUnfolded() {
    return List.of("picture", "slug", "domain", "target").stream()
        .anyMatch(name -> faults.at(name) != null);
  }

  /// What the form carries.
  ///
  /// @param base what the draft was made from
  /// @param open the name of the entry that is edited; empty for none
  record Carried(
      long version, String base, String draft, String keys, String open, boolean tried) {}

  /// An entry.
  ///
  /// @param position from 1
  /// @param label what the button says; what stands for it when there is nothing yet
  /// @param leads where it leads, in words
  /// @param whom who sees it, in words
  /// @param mark `yes` when the played visitor sees it, `no` when not, empty when nobody is played
  /// @param why they do not; empty for no more than its conditions
  /// @param faulty whether something keeps it from being saved
  /// @param form null when it is not edited
  record Row(
      String key,
      int position,
      int count,
      String label,
      String leads,
      String whom,
      String mark,
      String why,
      boolean faulty,
      @Nullable Form form) {
    public boolean first() {
      return position == 1;
    }

    public boolean last() {
      return position == count;
    }
  }

  /// The form of an entry.
  ///
  /// @param below what stands below the label
  /// @param kind `channel`, `link` or `redirect`
  /// @param link the short link that it leads to, without scheme
  /// @param links some to choose from
  /// @param faults each with its place in the entry; none while nobody wanted to save it
  record Form(
      String label,
      String below,
      String kind,
      List<Choice> channels,
      String link,
      List<String> links,
      String url,
      ConditionsView conditions,
      List<Fault> faults) {
    /// Lists of its own.
    Form {
      channels = List.copyOf(channels);
      links = List.copyOf(links);
      faults = List.copyOf(faults);
    }

    /// One of the links, or what one looks like.
    public String example() {
      return links.isEmpty() ? "go.example.com/sale" : links.getFirst();
    }

    /// What is wrong with a member; null for nothing.
    public @Nullable String at(String member) {
      return faults.stream()
          .filter(fault -> fault.pointer().equals("/" + member))
          .map(Fault::detail)
          .findFirst()
          .orElse(null);
    }

    /// What is wrong with where it leads; null for nothing.
    public @Nullable String atTarget() {
      return faults.stream()
          .filter(fault -> List.of("", "/channel", "/link", "/url").contains(fault.pointer()))
          .map(Fault::detail)
          .findFirst()
          .orElse(null);
    }
  }
}
