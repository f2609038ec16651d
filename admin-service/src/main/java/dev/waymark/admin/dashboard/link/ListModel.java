package dev.waymark.admin.dashboard.link;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list of links as the page shows it.
///
/// @param path of the list, without filters
/// @param rows of this page
/// @param count how many there are in all, in words
/// @param total how many there are in all, up to a bound
/// @param text what is looked for; empty for nothing
/// @param tag the first of the tags; empty for none
/// @param from the first day of those that are looked for; empty for any
/// @param to the last; likewise
/// @param states to choose from
/// @param domains to choose from; none when there is but one
/// @param orders to choose from
/// @param kept filters that the form has no field for
/// @param chips the filters in force, each with the list without it
/// @param more the next page; null when this is the last
/// @param lines where the lines of these rows are; null where there are no rows
/// @param back this list, to come back to
/// @param export the address of the same links as a file
/// @param first what is left of the first steps; null for nothing
/// @param isEmpty whether the workspace has no link at all
/// @param isFiltered whether a filter is in force
public record ListModel(
    String path,
    List<LinkRow> rows,
    String count,
    int total,
    String text,
    String tag,
    String from,
    String to,
    List<Choice> states,
    List<Choice> domains,
    List<Choice> orders,
    List<Hidden> kept,
    List<Chip> chips,
    @Nullable String more,
    @Nullable String lines,
    String back,
    String export,
    @Nullable FirstSteps first,
    boolean isEmpty,
    boolean isFiltered,
    List<RecipeCard> recipes) {

  /// Lists of its own.
  public ListModel {
    rows = List.copyOf(rows);
    states = List.copyOf(states);
    domains = List.copyOf(domains);
    orders = List.copyOf(orders);
    kept = List.copyOf(kept);
    chips = List.copyOf(chips);
    recipes = List.copyOf(recipes);
  }

  /// Something to choose.
  public record Choice(String value, String label, boolean chosen) {}

  /// A filter that a form takes along.
  public record Hidden(String name, String value) {}

  /// A filter in force.
  ///
  /// @param href the list without it
  public record Chip(String label, String href) {}
}
