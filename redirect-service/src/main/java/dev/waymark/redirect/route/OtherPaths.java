package dev.waymark.redirect.route;

import dev.waymark.link.ScanMarker;
import dev.waymark.link.Slug;
import dev.waymark.publication.DomainDocument;
import dev.waymark.redirect.domain.DomainAnswer;
import dev.waymark.redirect.page.Notice;
import dev.waymark.redirect.qr.QrDrawer;
import dev.waymark.redirect.qr.QrPicture;
import dev.waymark.redirect.replica.Domains;
import dev.waymark.redirect.replica.LinkLookup;
import dev.waymark.redirect.replica.LiveLink;
import dev.waymark.redirect.replica.LiveTakedowns;
import dev.waymark.redirect.replica.Replica;
import dev.waymark.redirect.route.RouteMeters.Outcome;
import dev.waymark.takedown.Takedowns;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Answers for paths that no link has: the front page and the files of a domain, QR codes, the
/// files that every site has. For one event loop.
final class OtherPaths {
  private static final String ROBOTS = "robots.txt";
  private static final String FAVICON = "favicon.ico";

  private final LinkLookup links;
  private final Domains domains;
  private final LiveTakedowns takedowns;
  private final ShortUrls shortUrls;
  private final QrDrawer drawer;
  private final ResponseWriter responses;
  private final Executor eventLoop;

  OtherPaths(
      LinkLookup links,
      Replica served,
      ShortUrls shortUrls,
      QrDrawer drawer,
      ResponseWriter responses,
      Executor eventLoop) {
    this.links = links;
    this.domains = served.domains();
    this.takedowns = served.takedowns();
    this.shortUrls = shortUrls;
    this.drawer = drawer;
    this.responses = responses;
    this.eventLoop = eventLoop;
  }

  /// Whether there is something at a path.
  ///
  /// @param path as {@link SlugPath} reads it
  boolean has(String domain, String path) {
    return DomainAnswer.at(domains.find(domain), path) != null
        || drawn(domain, path) != null
        || path.equals(ROBOTS)
        || path.equals(FAVICON);
  }

  /// Answers a `GET` or `HEAD`.
  ///
  /// @param path as {@link SlugPath} reads it
  void answer(HttpServerRequest request, String domain, String path) {
    DomainDocument known = domains.find(domain);
    DomainAnswer answer = DomainAnswer.at(known, path);
    if (known != null && answer != null && isTakenDown(known, answer)) {
      responses.notice(request, Notice.TAKEN_DOWN, Outcome.TAKEN_DOWN);
      return;
    }
    switch (answer) {
      case DomainAnswer.Root(String location) -> responses.frontPage(request, location);
      case DomainAnswer.File(Buffer json) -> responses.domainFile(request, json);
      case null -> qrCodeOrFile(request, domain, path);
    }
  }

  private boolean isTakenDown(DomainDocument domain, DomainAnswer answer) {
    Takedowns now = takedowns.now();
    return now.ofWorkspace(domain.workspace()) != null
        || (answer instanceof DomainAnswer.Root(String location) && now.ofUrl(location) != null);
  }

  private void qrCodeOrFile(HttpServerRequest request, String domain, String path) {
    LiveLink drawn = drawn(domain, path);
    QrPicture picture = QrPicture.at(path);
    if (drawn != null && drawn.link().takenDown(takedowns.now()) != null) {
      responses.notice(request, Notice.TAKEN_DOWN, Outcome.TAKEN_DOWN);
    } else if (drawn != null && picture != null) {
      qrCode(request, picture, shortUrls.of(drawn, ScanMarker.PAIR));
    } else if (path.equals(ROBOTS)) {
      responses.robots(request);
    } else if (path.equals(FAVICON)) {
      responses.favicon(request);
    } else if (links.isComplete()) {
      responses.notice(request, Notice.NOT_FOUND, Outcome.NOT_FOUND);
    } else {
      responses.notice(request, Notice.UNAVAILABLE, Outcome.NOT_READY);
    }
  }

  /// The link whose QR code is asked for; null when none is.
  private @Nullable LiveLink drawn(String domain, String path) {
    QrPicture picture = QrPicture.at(path);
    return picture == null ? null : links.find(domain, Slug.fold(picture.slug(path)));
  }

  private void qrCode(HttpServerRequest request, QrPicture picture, String url) {
    drawer.draw(
        url,
        picture,
        eventLoop,
        drawn -> {
          if (drawn == null) {
            responses.notice(request, Notice.UNAVAILABLE, Outcome.NOT_READY);
          } else {
            responses.qrCode(request, picture, Buffer.buffer(drawn));
          }
        });
  }
}
