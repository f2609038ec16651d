package dev.waymark.admin.dashboard.link;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A link as lists show it.
///
/// @param path of its pages, `/w/{ws}/links/{id}`
/// @param name its short link without `https://`
/// @param title null when it has none
/// @param words where it leads, in a few words
/// @param state the class of its chip
/// @param stateLabel what the chip says
/// @param active whether somebody has left it switched on
/// @param back the list to come back to
public record LinkRow(
    String id,
    String path,
    String url,
    String name,
    @Nullable String title,
    String words,
    List<TagChoice> tags,
    String state,
    String stateLabel,
    boolean active,
    boolean hasPassword,
    long clicks,
    String clicksText,
    boolean mayEdit,
    String back) {

  /// A list of its own.
  public LinkRow {
    tags = List.copyOf(tags);
  }

  /// Where a POST switches it on or off.
  public String switchTo() {
    return switchTo(!active, "");
  }

  /// @param version that it must have; empty for any
  String switchTo(boolean on, String version) {
    return path
        + "/switch?on="
        + on
        + (version.isEmpty() ? "" : "&version=" + version)
        + "&back="
        + Address.encoded(back);
  }

  /// A tag, and the list of all links with it.
  public record TagChoice(String name, String href) {}
}
