package dev.waymark.routing;

import dev.waymark.channel.Key;
import dev.waymark.hub.Hub;
import dev.waymark.link.AbVariants;
import dev.waymark.link.Sequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a choice leads, as far as that is known before the visit is settled.
public sealed interface Destination {

  /// A URL that does not depend on the visit, complete since the link was loaded.
  ///
  /// @param answer the redirect there; one object for all visits
  record Complete(Answer.Redirect answer) implements Destination {}

  /// A URL that is finished visit by visit: parameters to pass on, the click's id, an app to try.
  ///
  /// @param url a normalised {@link dev.waymark.link.DestinationUrl}
  /// @param variant the name of the A/B variant whose URL it is; null for no variant
  record Url(String url, @Nullable String variant) implements Destination {}

  /// A URL to which nothing is added; only the click's id takes its place in it.
  record AsItStands(String url) implements Destination {}

  /// People, who are there or not; the workspace knows.
  sealed interface Contact extends Destination {}

  /// A channel, or the first active one along its fallbacks.
  ///
  /// @param key its {@link Key}
  record Channel(String key) implements Contact {}

  /// The next of the channels that are present in a pool.
  ///
  /// @param key its {@link Key}
  record Pool(String key) implements Contact {}

  /// One of several, by their weights.
  record Split(List<Share> shares) implements Contact {
    /// A list of its own.
    public Split {
      shares = List.copyOf(shares);
    }
  }

  /// One of the places of a split.
  ///
  /// @param to where it leads: a URL, a channel or a pool
  /// @param weight 1 at least
  /// @param name what reports call it
  record Share(Destination to, int weight, String name) {}

  /// An answer that leads nowhere, because a rule says so.
  record Barred(Answer.Blocked answer) implements Destination {}

  /// One of the variants of an A/B test.
  ///
  /// @param destinations one for each variant, in their order
  record Variants(AbVariants variants, List<Destination> destinations) implements Destination {}

  /// One of the URLs of a sequence.
  ///
  /// @param destinations one for each URL, in their order
  record Stages(Sequence sequence, List<Destination> destinations) implements Destination {}

  /// The page of a hub.
  record HubPage(Hub hub) implements Destination {}

  /// Another link.
  ///
  /// @param id `lnk_...`
  record OtherLink(String id) implements Destination {}

  /// Where another link leads, which was asked on the way.
  ///
  /// @param there the other link
  /// @param chosen what it chose
  record Through(Link there, Decision.Chosen chosen) implements Destination {}

  /// Nothing is left.
  record Nowhere() implements Destination {}
}
