package dev.waymark.admin.dashboard.channel;

import dev.waymark.channel.ChannelKind;

/// The address of a channel for a screen that others may look at: numbers and mailboxes are told
/// apart and not given away; what is public anyway stands as it is.
final class MaskedAddress {
  private static final int COUNTRY = 3;
  private static final int END = 3;
  private static final int MOST = 60;
  private static final String HIDDEN = "•••";

  private MaskedAddress() {}

  /// @param canonical as {@link dev.waymark.channel.ChannelAddress} has it
  static String of(ChannelKind kind, String canonical) {
    if (canonical.startsWith("+") && canonical.length() > COUNTRY + END) {
      return canonical.substring(0, COUNTRY)
          + ' '
          + HIDDEN
          + ' '
          + canonical.substring(canonical.length() - END);
    }
    int at = canonical.indexOf('@');
    if (kind == ChannelKind.EMAIL && at > 0) {
      return canonical.charAt(0) + HIDDEN + canonical.substring(at);
    }
    String shown = canonical.replaceFirst("^https?://(www\\.)?", "").replaceFirst("/$", "");
    return shown.length() <= MOST ? shown : shown.substring(0, MOST) + "…";
  }
}
