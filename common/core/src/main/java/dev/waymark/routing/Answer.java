package dev.waymark.routing;

import dev.waymark.channel.ChannelKind;
import dev.waymark.hub.Hub;
import dev.waymark.link.OpenGraph;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a visitor gets: the outcome of the second stage of a decision.
public sealed interface Answer {

  /// The visitor goes somewhere, at once or through a small page.
  sealed interface Onward extends Answer {

    /// Where to: an absolute ASCII URL, complete. For a page, what it leads to in a browser.
    String location();

    /// The key of the channel that was used, which may have taken the place of another; null when
    /// it was none.
    @Nullable String channel();

    /// The name of the A/B variant, or the target of a split, that was drawn; null when none was.
    @Nullable String variant();
  }

  /// `302 Found`.
  ///
  /// @param location `http`, `https`, or `intent` for an Android app
  record Redirect(String location, @Nullable String channel, @Nullable String variant)
      implements Onward {

    /// To a URL that is neither a channel nor a variant.
    public Redirect(String location) {
      this(location, null, null);
    }
  }

  /// A page with a button, for in-app browsers drop redirects to anything but `http` and `https`.
  ///
  /// @param location what the button opens: `tel`, `sms`, `mailto` or `viber`
  /// @param kind what that is
  /// @param name what people call the channel
  record Button(
      String location, ChannelKind kind, String name, String channel, @Nullable String variant)
      implements Onward {}

  /// A page that tries an app first.
  ///
  /// @param app what opens the app: `https` or a scheme of its own
  /// @param store where those go who do not have the app; null when there is no such page, and they
  ///   go to the location
  /// @param location what there is for browsers
  record App(
      String app,
      @Nullable String store,
      String location,
      @Nullable String channel,
      @Nullable String variant)
      implements Onward {}

  /// A page of tags for whoever shows previews of links.
  ///
  /// @param openGraph what it shows, not empty
  /// @param location where visitors would go; null when that is a page of ours
  record Preview(OpenGraph openGraph, @Nullable String location) implements Answer {}

  /// A page with several destinations.
  ///
  /// @param entries those that this visitor is shown, at least one
  record HubPage(Hub hub, List<Hub.Entry> entries) implements Answer {
    /// A list of its own.
    public HubPage {
      entries = List.copyOf(entries);
    }
  }

  /// A redirect to the short URL of another link, which whoever serves links knows; when there is
  /// no such link, as for any unknown one.
  ///
  /// @param link its id, `lnk_...`
  record OtherLink(String link) implements Answer {}

  /// The page that asks for the password, and names no destination. Whoever shows previews of links
  /// gets it without the form.
  record Locked() implements Answer {}

  /// `200 OK` with a page that says politely that nothing is left.
  record LastResort() implements Answer {}

  /// `404 Not Found`, for the link's time has not come.
  record NotStarted() implements Answer {}

  /// `410 Gone`.
  ///
  /// @param reason why the link leads nowhere any more
  record Gone(Reason reason) implements Answer {

    /// Why a link leads nowhere any more.
    public enum Reason {
      /// It is switched off.
      OFF,
      /// Its time is over.
      OVER,
      /// It has had as many clicks as it may have.
      USED_UP
    }
  }

  /// A rule keeps the visitor out.
  ///
  /// @param status 404, 410, or 200
  /// @param title what the page says on top; null where it says what pages with that status say
  /// @param text what stands below it, possibly several lines; null for nothing
  record Blocked(int status, @Nullable String title, @Nullable String text) implements Answer {}

  /// `410 Gone`: the operator has taken the link down, or where it would lead. Makes no click.
  record TakenDown() implements Answer {}

  /// `404 Not Found`: the hub has no such entry.
  record NotFound() implements Answer {}
}
