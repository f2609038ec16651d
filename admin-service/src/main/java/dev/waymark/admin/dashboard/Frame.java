package dev.waymark.admin.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands around a page: made by {@link Frames}, shown by the template `dashboard/layout`.
///
/// @param language the page's, such as `en`
/// @param theme `light` or `dark` where the viewer has chosen; null for what the system says
/// @param viewer who looks at it; null for somebody who is not signed in
/// @param workspace where the page is; null outside of any
/// @param workspaces those that the viewer can go to
/// @param places those of the workspace that have a page; empty outside of any
/// @param toast what was just done; null for nothing
/// @param isDemo whether the workspace is a demo, which its pages say
public record Frame(
    String language,
    @Nullable String theme,
    @Nullable Viewer viewer,
    @Nullable WorkspaceChoice workspace,
    List<WorkspaceChoice> workspaces,
    List<PlaceChoice> places,
    @Nullable Toast toast,
    boolean isDemo) {

  /// Lists of its own.
  public Frame {
    workspaces = List.copyOf(workspaces);
    places = List.copyOf(places);
  }

  /// Whether links can be searched and made from here.
  public boolean hasLinks() {
    return workspace != null && Place.LINKS.isOpen();
  }

  /// Whether a person looks at it, and not a key.
  public boolean isPerson() {
    return viewer != null && viewer.isPerson();
  }

  /// What the addresses of the workspace's pages begin with; empty outside of any.
  public String path() {
    return workspace == null ? "" : workspace.path();
  }

  /// Whether the viewer may change links and what belongs to them, here.
  public boolean mayEdit() {
    return workspace != null && workspace.mayEdit();
  }

  /// Whether the viewer may govern members, domains and the like, here.
  public boolean mayAdminister() {
    return workspace != null && workspace.mayAdminister();
  }

  /// Whether the viewer may govern keys and the workspace itself, here.
  public boolean isOwner() {
    return workspace != null && workspace.isOwner();
  }

  /// Who looks at a page.
  ///
  /// @param name as it is shown
  /// @param isPerson whether they have a profile and can sign out; a key has and can neither
  public record Viewer(String name, boolean isPerson) {
    /// One or two letters for the name.
    public String initials() {
      String[] words = name.strip().split("\\s+", 3);
      String first = firstLetter(words[0]);
      return words.length > 1 ? first + firstLetter(words[1]) : first;
    }

    private static String firstLetter(String word) {
      return word.isEmpty()
          ? "?"
          : word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(java.util.Locale.ROOT);
    }
  }

  /// A workspace to go to.
  ///
  /// @param mayEdit whether the viewer may change links and what belongs to them
  /// @param mayAdminister whether the viewer may govern members, domains and the like
  /// @param isOwner whether the viewer may govern keys and the workspace itself
  public record WorkspaceChoice(
      String id, String name, boolean mayEdit, boolean mayAdminister, boolean isOwner) {
    /// The address that those of its pages begin with.
    public String path() {
      return "/w/" + id;
    }
  }

  /// A place to go to.
  ///
  /// @param isCurrent whether the page belongs to it
  public record PlaceChoice(String href, String icon, String label, boolean isCurrent) {}
}
