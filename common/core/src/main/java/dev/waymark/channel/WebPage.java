package dev.waymark.channel;

import dev.waymark.channel.ChannelAddress.Accepted;
import dev.waymark.channel.ChannelAddress.Reading;
import dev.waymark.channel.ChannelAddress.Refused;
import dev.waymark.link.DestinationUrl;
import org.jspecify.annotations.Nullable;

/// A page of the web: a {@link DestinationUrl}, `https` where no scheme was typed.
record WebPage() implements ChannelForm {

  @Override
  public Reading read(String typed, NumberingPlans plans) {
    return switch (DestinationUrl.check(withScheme(typed))) {
      case DestinationUrl.Accepted accepted -> new Accepted(accepted.text());
      case DestinationUrl.Refused refused -> new Refused(refused.reason());
    };
  }

  /// Only what has a dot before everything else is completed: `javascript:1` must not become a host
  /// with a port.
  private static String withScheme(String typed) {
    int dot = typed.indexOf('.');
    for (int i = 0; i < dot; i++) {
      if (":/?#@\\".indexOf(typed.charAt(i)) >= 0) {
        return typed;
      }
    }
    return dot > 0 ? "https://" + typed : typed;
  }

  @Override
  public String link(String canonical, String message, String subject) {
    return canonical;
  }

  @Override
  public @Nullable String messageFault(String canonical, String message) {
    return null;
  }
}
