package dev.waymark.redirect.replica;

import dev.waymark.publication.Destinations;
import dev.waymark.publication.DocumentKind;
import dev.waymark.publication.Finish;
import dev.waymark.publication.Lifecycle;
import dev.waymark.publication.LinkDocument;
import dev.waymark.redirect.disk.DataFiles;
import dev.waymark.redirect.disk.HeapFiles;
import dev.waymark.routing.Admission;
import dev.waymark.routing.Answer;
import dev.waymark.routing.Decision;
import dev.waymark.routing.Draws;
import dev.waymark.routing.Router;
import dev.waymark.routing.Workspace;
import dev.waymark.takedown.Takedowns;
import dev.waymark.visitor.Browser;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Device;
import dev.waymark.visitor.LanguageTag;
import dev.waymark.visitor.Membership;
import dev.waymark.visitor.Opening;
import dev.waymark.visitor.OperatingSystem;
import dev.waymark.visitor.Parameters;
import dev.waymark.visitor.Visit;
import dev.waymark.visitor.VisitorClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Published links for tests, and where they lead.
final class Rows {
  private Rows() {}

  static Published link(String id, long version, long xid, String slug, String target) {
    return link(id, version, xid, body(id, null, slug, target));
  }

  /// A link with any body.
  static Published link(String id, long version, long xid, String body) {
    return row(DocumentKind.LINK, id, version, xid, body);
  }

  static Published tombstone(String id, long version, long xid) {
    return new Published(DocumentKind.LINK, id, version, xid, null);
  }

  static Published row(DocumentKind kind, String id, long version, long xid, String body) {
    return new Published(kind, id, version, xid, Body.of(body));
  }

  static String body(String id, @Nullable String domain, String slug, String target) {
    return new LinkDocument(
            id, "ws_1", domain, slug, Lifecycle.ALWAYS, null, Destinations.to(target), Finish.NONE)
        .toJson()
        .toString();
  }

  /// A replica that keeps its documents in memory.
  static Replica replica() {
    return replica(new HeapFiles());
  }

  /// A replica that begins with what an earlier one has left.
  static Replica replica(DataFiles files) {
    return replica(files, 1_000);
  }

  /// The same.
  ///
  /// @param room how many links are compiled at most
  static Replica replica(DataFiles files, int room) {
    return replica(new Archive(files), room, Runnable::run);
  }

  /// The same.
  ///
  /// @param readers where links are compiled that nobody has visited lately
  static Replica replica(Archive archive, int room, Executor readers) {
    var replica = new Replica(archive, room, new SplittableRandom(1), readers);
    try {
      replica.restore();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return replica;
  }

  /// The link at a slug of the default domain, compiled if need be; null when there is none.
  static @Nullable LiveLink find(Replica replica, String slug) {
    return find(replica, Links.DEFAULT_DOMAIN, slug);
  }

  /// As an event loop finds it.
  static @Nullable LiveLink find(Replica replica, String domain, String slug) {
    LinkLookup lookup = replica.lookup(Runnable::run);
    while (true) {
      lookup.begin();
      LiveLink live = lookup.find(domain, slug);
      if (!lookup.isMissing()) {
        return live;
      }
      var loaded = new CompletableFuture<Boolean>();
      lookup.load(loaded::complete);
      if (!loaded.join()) {
        return null;
      }
    }
  }

  /// Where the default domain's slug leads; null when it is unknown.
  static @Nullable String target(Replica replica, String slug) {
    return target(replica, Links.DEFAULT_DOMAIN, slug);
  }

  static @Nullable String target(Replica replica, String domain, String slug) {
    LiveLink live = find(replica, domain, slug);
    if (live == null) {
      return null;
    }
    Workspace workspace = Workspace.empty("ws_1");
    var visit = new NobodyInParticular();
    Decision decision =
        Router.decide(live.link(), workspace, Takedowns.NONE, visit, Admission.OPEN);
    Answer answer =
        Router.settle(decision, live.link(), workspace, Takedowns.NONE, visit, Draws.UNMOVED);
    return answer instanceof Answer.Onward onward ? onward.location() : answer.toString();
  }

  private record NobodyInParticular() implements Visit {
    @Override
    public @Nullable Country country() {
      return null;
    }

    @Override
    public @Nullable Device device() {
      return null;
    }

    @Override
    public @Nullable OperatingSystem os() {
      return null;
    }

    @Override
    public @Nullable Browser browser() {
      return null;
    }

    @Override
    public @Nullable LanguageTag language() {
      return null;
    }

    @Override
    public @Nullable String referrer() {
      return null;
    }

    @Override
    public Parameters query() {
      return Parameters.NONE;
    }

    @Override
    public Parameters cookies() {
      return Parameters.NONE;
    }

    @Override
    public VisitorClass visitorClass() {
      return VisitorClass.HUMAN;
    }

    @Override
    public @Nullable Opening opening(String schedule) {
      return null;
    }

    @Override
    public @Nullable Membership membership(String segment) {
      return null;
    }

    @Override
    public long epochMillis() {
      return 0;
    }

    @Override
    public long clickCount() {
      return 0;
    }
  }
}
