package dev.waymark.redirect.drain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.redirect.delivery.Backlog;
import dev.waymark.redirect.route.Departure;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// `POST /drain` on the management port, before a node is taken away with its journal: the node is
/// unready from then on, answers whoever still comes, and delivers what it has captured. The answer
/// says how many clicks are left: `200` when there are none, `202` when there are some yet. Asking
/// again is how one waits.
public final class Drain {
  /// Where it is.
  public static final String PATH = "/drain";

  private static final Logger LOG = Logger.getLogger(Drain.class);
  private static final long LOOK_MILLIS = 50;

  /// Further ones are answered at once.
  private static final int MOST_WAITING = 16;

  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int METHOD_NOT_ALLOWED = 405;

  private final Vertx vertx;
  private final Departure departure;
  private final Supplier<Backlog> backlog;
  private final @Nullable DrainKey key;
  private final Duration atMost;
  private final AtomicInteger waiting = new AtomicInteger();

  /// @param departure begins when the node is drained
  /// @param backlog tells what is not delivered yet
  /// @throws IllegalArgumentException when the key is weak
  public Drain(
      Vertx vertx, DrainSettings settings, Departure departure, Supplier<Backlog> backlog) {
    this(vertx, settings, departure, backlog, System::nanoTime);
  }

  /// @param nanos tells how time passes, as {@link System#nanoTime} does
  Drain(
      Vertx vertx,
      DrainSettings settings,
      Departure departure,
      Supplier<Backlog> backlog,
      LongSupplier nanos) {
    this.vertx = vertx;
    this.departure = departure;
    this.backlog = backlog;
    this.key = DrainKey.of(settings, nanos);
    this.atMost = settings.atMost();
  }

  /// Has it answered there.
  ///
  /// @param management what routes requests on the management port
  public void install(Router management) {
    management.route(PATH).handler(context -> answer(context.request()));
  }

  private void answer(HttpServerRequest request) {
    if (key == null) {
      refuse(request, FORBIDDEN, "WAYMARK_DRAIN_KEY is not set, so this node cannot be drained.");
    } else if (!key.isIn(request.getHeader(HttpHeaders.AUTHORIZATION))) {
      request.response().putHeader("WWW-Authenticate", "Bearer");
      refuse(request, UNAUTHORIZED, "Send WAYMARK_DRAIN_KEY as a bearer token.");
    } else if (!request.method().equals(HttpMethod.POST)) {
      request.response().putHeader(HttpHeaders.ALLOW, "POST");
      refuse(request, METHOD_NOT_ALLOWED, "This is for POST.");
    } else {
      drain(request);
    }
  }

  private static void refuse(HttpServerRequest request, int status, String why) {
    send(request, status, JsonNodeFactory.instance.objectNode().put("error", why));
  }

  private void drain(HttpServerRequest request) {
    if (!departure.hasBegun()) {
      LOG.info("this node is drained: it is unready until it is started again");
    }
    departure.begin();
    Backlog left = backlog.get();
    if (left.isNone() || waiting.get() >= MOST_WAITING) {
      tell(request, left);
      return;
    }
    waiting.incrementAndGet();
    long deadline = System.nanoTime() + atMost.toNanos();
    var _ =
        vertx.setPeriodic(
            LOOK_MILLIS,
            timer -> {
              Backlog now = backlog.get();
              boolean isGone = request.response().closed();
              if (isGone || now.isNone() || System.nanoTime() - deadline >= 0) {
                vertx.cancelTimer(timer);
                waiting.decrementAndGet();
                if (!isGone) {
                  tell(request, now);
                }
              }
            });
  }

  private static void tell(HttpServerRequest request, Backlog left) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("undelivered", left.undelivered());
    if (left.problem() != null) {
      body.put("problem", left.problem());
    }
    send(request, left.isNone() ? OK : ACCEPTED, body);
  }

  private static void send(HttpServerRequest request, int status, ObjectNode body) {
    HttpServerResponse response = request.response();
    var _ =
        response
            .setStatusCode(status)
            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
            .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
            .end(body + "\n");
  }
}
