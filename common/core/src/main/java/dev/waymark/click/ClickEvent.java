package dev.waymark.click;

import dev.waymark.link.UtmParams;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Device;
import dev.waymark.visitor.OperatingSystem;
import dev.waymark.visitor.VisitorClass;
import org.jspecify.annotations.Nullable;

/// One `GET` that was answered with a redirect or a page in its place. Its place in its producer's
/// stream (epoch and sequence number) stands in the frame around it, not in here.
///
/// Texts longer than {@link ClickCodec#MAX_TEXT} characters are cut when the event is written.
///
/// @param id its name, which destinations may know
/// @param atMillis when, in milliseconds since 1970-01-01T00:00:00Z
/// @param workspace the id of the link's workspace
/// @param link the link's id
/// @param step the key of the step that decided, as in the answer of `simulate`
/// @param rule the name of the rule that matched; null when it was none
/// @param variant the name of the A/B variant; null when none was drawn
/// @param channel the key of the channel that was used; null when it was none
/// @param visitorClass who asked
/// @param scan whether the request came from a QR code of ours
/// @param outcome what it was answered with
/// @param country null when unknown
/// @param device null when unknown, or none of the three
/// @param os null when unknown
/// @param browser by its maker's or its app's name; null when unknown
/// @param language the whole tag the visitor prefers; null when unknown
/// @param referrer the host the visitor came from; null when there was none
/// @param utm the `utm_` values of the visitor's own query; null each when not there
/// @param visitor keyed hash of the visitor, under a salt that is destroyed after its day; 0 when
///   there is none. Tells visitors of one day apart, and nothing else
/// @param address the network of the visitor (`/24` or `/48`), where the workspace asks for it;
///   else null
/// @param rulesVersion which version of the link's rules was in force; 0 when it had none
/// @param entry the key of the hub entry that was tapped; null when none was
public record ClickEvent(
    ClickId id,
    long atMillis,
    String workspace,
    String link,
    String step,
    @Nullable String rule,
    @Nullable String variant,
    @Nullable String channel,
    VisitorClass visitorClass,
    boolean scan,
    Outcome outcome,
    @Nullable Country country,
    @Nullable Device device,
    @Nullable OperatingSystem os,
    @Nullable String browser,
    @Nullable String language,
    @Nullable String referrer,
    UtmParams utm,
    long visitor,
    @Nullable String address,
    long rulesVersion,
    @Nullable String entry) {

  /// Whether reports count it: one of `clicks`, one of `click_count`, one towards `max_clicks`.
  public boolean counts() {
    return outcome.counts(visitorClass);
  }

  /// What names nobody: the identity and what happened.
  @Override
  public String toString() {
    return "ClickEvent[" + id + ' ' + link + ' ' + visitorClass.key() + ' ' + outcome.key() + ']';
  }
}
