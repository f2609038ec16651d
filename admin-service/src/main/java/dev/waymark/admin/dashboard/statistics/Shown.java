package dev.waymark.admin.dashboard.statistics;

import dev.waymark.admin.dashboard.Choice;
import dev.waymark.admin.dashboard.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of statistics as its template shows it. What the analytics service did not answer is
/// null, and said to be away in its place.
///
/// @param path of the page
/// @param link the link that it is about; null for all of the workspace
/// @param periods to choose from
/// @param from the first day, as a date control has it
/// @param to the last day, as a date control has it
/// @param zones to choose from
/// @param zone whose days are meant
/// @param said the period in words
/// @param hidden what a form takes along of the address
/// @param chips the filters in force
/// @param clear the page without filters
/// @param figures the sums; null when they are away
/// @param bots what is no person, and its switch
/// @param chart the course; null when it is away
/// @param lists in their cards
/// @param week by weekday and hour; null when it is away
/// @param recent the latest clicks; null when they are away
/// @param leads the latest leads; null when they are away
/// @param test the variants compared; null when the link has none or they are away
/// @param table the address of the clicks as a table
/// @param upTo the moment up to which clicks are counted here
/// @param isEmpty whether there is nothing in this period, with nothing that narrows it
/// @param isNever whether there never was anything
/// @param covered from when on filters hold; empty where they hold for all of it
/// @param live what happens right now; empty where the period is over or it is away
/// @param isAway whether not one question was answered
record Shown(
    String path,
    @Nullable LinkHead link,
    List<Tab> periods,
    String from,
    String to,
    List<Choice> zones,
    String zone,
    String said,
    List<Hidden> hidden,
    List<Chip> chips,
    String clear,
    @Nullable List<Sum> figures,
    Bots bots,
    @Nullable Chart chart,
    List<BarCard> lists,
    @Nullable WeekGrid week,
    @Nullable List<ClickRow> recent,
    @Nullable List<LeadRow> leads,
    @Nullable AbResult test,
    String table,
    Moment upTo,
    boolean isEmpty,
    boolean isNever,
    String covered,
    String live,
    boolean isAway) {

  /// A link.
  ///
  /// @param address without the scheme
  /// @param title null when it has none
  record LinkHead(String id, String address, String url, @Nullable String title, String path) {}

  /// Something to choose by a press.
  record Tab(String label, String href, boolean isCurrent) {}

  /// What a form takes along.
  record Hidden(String name, String value) {}

  /// A filter in force.
  ///
  /// @param href the page without it
  record Chip(String label, String href) {}

  /// A sum.
  ///
  /// @param value as text; a dash where nothing can be said
  /// @param more what it is worth; empty for nothing
  /// @param change against the time before, in words; empty where there is nothing to compare
  /// @param direction `up`, `down` or `level`
  /// @param href the page with its course; null where it has none
  record Sum(
      String label,
      String value,
      List<String> more,
      String change,
      String direction,
      @Nullable String href,
      boolean isCurrent) {}

  /// What is no person.
  ///
  /// @param href the page with it, or without
  /// @param said how many there are; empty when that is away
  record Bots(boolean isOn, String href, String said) {}

  /// A card of lists.
  ///
  /// @param id of its element
  /// @param title what is shown
  /// @param tabs the lists of this card; empty where there is one
  /// @param bars null when they are away
  /// @param all the address of the whole list
  /// @param note what there is to say of the list; empty for nothing
  record BarCard(
      String id, String title, List<Tab> tabs, @Nullable List<Bar> bars, String all, String note) {}

  /// A row of a list.
  ///
  /// @param label what people call it
  /// @param more a second name, such as a link's title; null for none
  /// @param count as text
  /// @param share of all clicks, as text
  /// @param width of its bar, in percent of the longest
  /// @param leads as text; empty for none
  /// @param others what is no person, as text; empty where nobody asked or for none
  /// @param href what a press does; null where it does nothing
  /// @param pressed whether it is a filter in force
  /// @param isVague whether it stands for what is not known, or for many
  /// @param clicks as a number
  /// @param leadCount as a number
  record Bar(
      String label,
      @Nullable String more,
      String count,
      String share,
      int width,
      String leads,
      String others,
      @Nullable String href,
      boolean pressed,
      boolean isVague,
      long clicks,
      long leadCount) {}

  /// Clicks by weekday and hour.
  ///
  /// @param days the names of the days, in the order of the columns
  /// @param hours the rows
  record WeekGrid(List<Day> days, List<Hour> hours) {
    /// A day.
    ///
    /// @param name whole
    /// @param brief short
    record Day(String name, String brief) {}

    /// A row.
    record Hour(String label, List<Cell> cells) {}

    /// A cell.
    ///
    /// @param strength from 0, nothing, to 5, the most
    record Cell(String count, int strength) {}
  }

  /// A click.
  ///
  /// @param facts what is known of the visitor, in words
  /// @param decided what decided it: the rule's name, or a step in words
  /// @param went where it led; empty where only the rule says it
  /// @param kind what it was where it was no person; empty for a person
  /// @param link the address of its link; null on a page of one link
  /// @param why the address of the page that says why; null for what nothing decided
  record ClickRow(
      Moment at,
      String facts,
      String decided,
      String went,
      String kind,
      @Nullable String link,
      @Nullable String why) {}

  /// A lead.
  ///
  /// @param worth empty for nothing
  /// @param source the link, rule and channel that brought it; in words
  /// @param remove the address that asks before it is removed; null for whoever may not
  record LeadRow(Moment at, String kind, String worth, String source, @Nullable String remove) {}

  /// The variants of a link.
  ///
  /// @param mismatch what is wrong with how visitors were shared out; empty for nothing
  record AbResult(List<Variant> variants, String confidence, String mismatch) {
    /// A variant.
    ///
    /// @param rate the share of its clicks that brought something, with its interval
    /// @param verdict against the first, in words; empty for the first
    /// @param kind the class of its verdict: `on`, `bad`, or empty
    record Variant(
        String name, String clicks, String leads, String rate, String verdict, String kind) {}
  }
}
