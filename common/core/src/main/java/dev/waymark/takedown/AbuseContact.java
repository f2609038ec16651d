package dev.waymark.takedown;

import dev.waymark.link.DestinationUrl;

/// Where visitors report links, and owners read whom to ask: an address of mail or of a web page.
///
/// @param text as it is shown
/// @param url where a click on it leads
public record AbuseContact(String text, String url) {
  private static final int MOST_MAIL = 254;

  /// Reads what the operator has set.
  ///
  /// @throws IllegalArgumentException when it is neither, with a sentence for the operator
  public static AbuseContact read(String contact) {
    if (isMail(contact)) {
      return new AbuseContact(contact, "mailto:" + contact);
    }
    if (DestinationUrl.check(contact) instanceof DestinationUrl.Accepted accepted) {
      return new AbuseContact(accepted.text(), accepted.text());
    }
    throw new IllegalArgumentException(
        "WAYMARK_ABUSE_CONTACT must be like abuse@example.com or https://example.com/abuse.");
  }

  /// Whether it is an address of mail.
  public boolean isMail() {
    return !text.equals(url);
  }

  /// Plainly an address: what a browser would read more into is left to web pages.
  private static boolean isMail(String contact) {
    int at = contact.indexOf('@');
    return at > 0
        && at == contact.lastIndexOf('@')
        && contact.indexOf('.', at) > at + 1
        && contact.length() <= MOST_MAIL
        && contact
            .chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || "@.-_+".indexOf(c) >= 0);
  }
}
