package dev.waymark.routing;

import static dev.waymark.channel.ChannelMessage.CLICK_ID;

import dev.waymark.hub.Hub;
import dev.waymark.link.AppUrl;
import dev.waymark.link.DeepLink;
import dev.waymark.link.OpenGraph;
import dev.waymark.publication.Finish;
import dev.waymark.takedown.Takedowns;
import dev.waymark.visitor.Browser;
import dev.waymark.visitor.OperatingSystem;
import dev.waymark.visitor.Visit;
import dev.waymark.visitor.VisitorClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The second stage for what depends on the visit: draws what is needed, and finishes the URL.
///
/// @param takedowns what nobody is sent to
/// @param draws what is drawn from; what moves nothing, unless a person visits
/// @param clickIds where the id of the click comes from
record Settlement(
    Link link, Workspace workspace, Takedowns takedowns, Visit visit, Draws draws, Draws clickIds) {
  private static final Browser FIREFOX = new Browser("Firefox");

  private static final Answer LAST_RESORT = new Answer.LastResort();
  private static final Answer TAKEN_DOWN = new Answer.TakenDown();

  static Settlement of(
      Link link, Workspace workspace, Takedowns takedowns, Visit visit, Draws draws) {
    boolean moves = visit.visitorClass() == VisitorClass.HUMAN;
    return new Settlement(link, workspace, takedowns, visit, moves ? draws : Draws.UNMOVED, draws);
  }

  Answer answer(Decision.Chosen chosen) {
    Answer answer = unseen(chosen);
    OpenGraph openGraph = link.finish().openGraph();
    boolean preview =
        visit.visitorClass() == VisitorClass.PREVIEW
            && !openGraph.isEmpty()
            && chosen.step() != Step.EXPIRATION
            && !(answer instanceof Answer.TakenDown)
            && !(answer instanceof Answer.Blocked);
    return preview
        ? new Answer.Preview(
            openGraph, answer instanceof Answer.Onward onward ? onward.location() : null)
        : answer;
  }

  /// The answer, without what is shown of it in chats.
  private Answer unseen(Decision.Chosen chosen) {
    return chosen.step() == Step.TARGET ? target(chosen) : answer(chosen.destination());
  }

  /// The target, with the path that its visitor asks for behind the slug.
  private Answer target(Decision.Chosen chosen) {
    String onward = link.forwardsPath() ? visit.onward() : null;
    return onward != null && chosen.destination() instanceof Destination.Url(String url, _)
        ? answer(new Destination.Url(OnwardPath.append(url, onward), null))
        : answer(chosen.destination());
  }

  private Answer answer(Destination destination) {
    return switch (destination) {
      case Destination.Complete complete -> complete.answer();
      case Destination.Url(String url, String variant) ->
          isTakenDown(url) ? TAKEN_DOWN : web(finished(url), null, variant);
      case Destination.AsItStands(String url) -> new Answer.Redirect(withClickId(url));
      case Destination.Channel(String key) ->
          channel(workspace.reach(key, visit.epochSecond()), null);
      case Destination.Pool(String key) -> pool(key, null);
      case Destination.Split(List<Destination.Share> shares) -> split(shares);
      case Destination.Barred(Answer.Blocked blocked) -> blocked;
      case Destination.Variants drawn ->
          answer(drawn.destinations().get(drawn.variants().placeOf(draws.bucket(link))));
      case Destination.Stages stages ->
          answer(stages.destinations().get(stages.sequence().placeOf(draws.visits(link))));
      case Destination.HubPage(Hub hub) -> hubPage(hub);
      case Destination.OtherLink(String id) -> new Answer.OtherLink(id);
      case Destination.Through(Link there, Decision.Chosen chosen) -> through(there, chosen);
      case Destination.Nowhere _ -> LAST_RESORT;
    };
  }

  /// Asked of what the link shares with others: its own URLs were judged before anything was
  /// chosen.
  private boolean isTakenDown(String url) {
    return takedowns.ofUrl(url) != null;
  }

  private Answer hubPage(Hub hub) {
    Entries entries = link.hub();
    List<Hub.Entry> shown = entries == null ? List.of() : entries.shown(workspace, visit);
    return new Answer.HubPage(hub, shown);
  }

  /// The other link finishes what it chose; the preview is that of the link that was shared, where
  /// it has one.
  private Answer through(Link there, Decision.Chosen chosen) {
    var settlement = new Settlement(there, workspace, takedowns, visit, draws, clickIds);
    return link.finish().openGraph().isEmpty()
        ? settlement.answer(chosen)
        : settlement.unseen(chosen);
  }

  private Answer pool(String key, @Nullable String variant) {
    ActiveMembers active = workspace.activeMembers(key, visit.epochSecond());
    return active == null ? LAST_RESORT : channel(active.at(draws.member(active)), variant);
  }

  private Answer split(List<Destination.Share> shares) {
    Destination.Share share = drawn(shares, draws.point(link));
    if (share == null) {
      return LAST_RESORT;
    }
    if (share.to() instanceof Destination.Channel(String key)) {
      return channel(workspace.reach(key, visit.epochSecond()), share.name());
    }
    return share.to() instanceof Destination.Pool(String key)
        ? pool(key, share.name())
        : answer(share.to()); // a URL, which knows its name
  }

  /// The target at a point. Where nobody is there, those whom it would get are spread over the
  /// others by their weights, and nobody else is moved.
  ///
  /// @param point 0 to {@link Draws#POINTS} - 1, spread evenly
  private Destination.@Nullable Share drawn(List<Destination.Share> shares, int point) {
    long total = 0;
    long open = 0;
    for (Destination.Share share : shares) {
      total += share.weight();
      open += isOpen(share) ? share.weight() : 0;
    }
    long left = point * total;
    for (Destination.Share share : shares) {
      long width = (long) share.weight() * Draws.POINTS;
      if (left < width) {
        return isOpen(share) ? share : spread(shares, left * open, width);
      }
      left -= width;
    }
    return null; // no point is beyond the last
  }

  /// @param place of the visitor among those whom the closed target would get, times the weight of
  ///   the open ones
  /// @param width how many there are of them
  private Destination.@Nullable Share spread(
      List<Destination.Share> shares, long place, long width) {
    long left = place;
    for (Destination.Share share : shares) {
      if (isOpen(share)) {
        if (left < share.weight() * width) {
          return share;
        }
        left -= share.weight() * width;
      }
    }
    return null;
  }

  private boolean isOpen(Destination.Share share) {
    return workspace.isOpen(share, visit.epochSecond());
  }

  private Answer channel(@Nullable Reach reach, @Nullable String variant) {
    if (reach == null) {
      return LAST_RESORT;
    }
    if (isTakenDown(reach.url())) {
      return TAKEN_DOWN;
    }
    if (!reach.isWeb()) {
      return new Answer.Button(
          withClickId(reach.url()), reach.kind(), reach.name(), reach.key(), variant);
    }
    return web(
        reach.isPage() ? finished(reach.url()) : withClickId(reach.url()), reach.key(), variant);
  }

  /// Firefox follows the fallback of an `intent:` URL although the app is there.
  private boolean isFirefox() {
    Browser browser = visit.browser();
    return browser != null && browser.equals(FIREFOX);
  }

  private String finished(String url) {
    Finish finish = link.finish();
    return withClickId(finish.utm().appendTo(finish.forwardParams().appendTo(url, visit.query())));
  }

  private String withClickId(String url) {
    return url.contains(CLICK_ID) ? url.replace(CLICK_ID, clickIds.clickId()) : url;
  }

  /// A URL for browsers, or the app that is tried before it. Crawlers and previews have no apps.
  private Answer web(String location, @Nullable String channel, @Nullable String variant) {
    VisitorClass visitorClass = visit.visitorClass();
    boolean hasApps = visitorClass == VisitorClass.HUMAN || visitorClass == VisitorClass.PREFETCH;
    DeepLink deepLink = link.finish().deepLink();
    OperatingSystem os = hasApps && !deepLink.equals(DeepLink.NONE) ? visit.os() : null;
    boolean android = os == OperatingSystem.ANDROID;
    String app =
        android
            ? deepLink.androidAppUrl()
            : os == OperatingSystem.IOS ? deepLink.iosAppUrl() : null;
    boolean phone = android || os == OperatingSystem.IOS;
    String store = android ? deepLink.androidStoreUrl() : phone ? deepLink.iosStoreUrl() : null;
    if (app == null) {
      return new Answer.Redirect(store == null ? location : finished(store), channel, variant);
    }
    String opens = withClickId(app);
    if (deepLink.interstitial() || (android ? isFirefox() : !AppUrl.isWeb(app))) {
      return new Answer.App(
          opens, store == null ? null : withClickId(store), location, channel, variant);
    }
    return new Answer.Redirect(
        android ? AndroidIntent.url(opens, store, location) : opens, channel, variant);
  }
}
