package dev.waymark.visitor.agent;

import dev.waymark.visitor.Browser;
import dev.waymark.visitor.Device;
import dev.waymark.visitor.OperatingSystem;
import dev.waymark.visitor.VisitorClass;
import org.jspecify.annotations.Nullable;

/// What a User-Agent header says.
///
/// @param device null when unknown, or none of the three (a television, a console, a watch)
/// @param os null when unknown
/// @param browser the in-app browser's app if it is one; null when unknown
/// @param bot whether a program sent it that is no {@code preview}: a crawler, a monitor, a script
/// @param preview whether a messenger or social network fetches what it will show of the page
public record AgentFacts(
    @Nullable Device device,
    @Nullable OperatingSystem os,
    @Nullable Browser browser,
    boolean bot,
    boolean preview) {

  /// A robot; whatever it pretends to be is not looked at.
  public static final AgentFacts BOT = new AgentFacts(null, null, null, true, false);

  /// A fetcher of previews, likewise.
  public static final AgentFacts PREVIEW = new AgentFacts(null, null, null, false, true);

  /// Somebody of whom nothing is known.
  public static final AgentFacts UNKNOWN = new AgentFacts(null, null, null, false, false);

  /// Who made the request. What a robot fetches ahead is still a robot's.
  ///
  /// @param prefetch whether the request announces that it is ahead of a tap
  public VisitorClass visitorClass(boolean prefetch) {
    if (preview) {
      return VisitorClass.PREVIEW;
    }
    if (bot) {
      return VisitorClass.BOT;
    }
    return prefetch ? VisitorClass.PREFETCH : VisitorClass.HUMAN;
  }
}
