package dev.waymark.admin.person;

import dev.waymark.channel.ChannelAddress;
import dev.waymark.channel.ChannelKind;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The address of a person, by which they sign in.
///
/// @param text as they write it
/// @param folded the same in lower case: addresses are one regardless of case
public record EmailAddress(String text, String folded) {
  private static final TextRule LINE = TextRule.line(254);

  /// The address that a text is; null when it cannot be one.
  public static @Nullable EmailAddress of(String text) {
    return ChannelAddress.read(ChannelKind.EMAIL, text)
            instanceof ChannelAddress.Accepted(String canonical, var _, var _)
        ? new EmailAddress(canonical, canonical.toLowerCase(Locale.ROOT))
        : null;
  }

  /// The member `email`, which must be there; not to be used when a fault was noted.
  public static EmailAddress read(Members members, Faults faults) {
    int before = faults.count();
    String text = members.requiredText("email", LINE);
    EmailAddress address = of(text);
    if (address == null) {
      if (faults.count() == before) {
        faults.add(members.at("email"), "An e-mail address is written like ana@example.com.");
      }
      return new EmailAddress("", "");
    }
    return address;
  }
}
