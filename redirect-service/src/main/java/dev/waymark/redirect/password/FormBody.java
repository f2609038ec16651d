package dev.waymark.redirect.password;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Reads the body of a form as it comes in, and never more of it than a form may have.
public final class FormBody {
  private final HttpServerRequest request;
  private final Buffer received = Buffer.buffer();
  private final Consumer<String> then;
  private final Runnable tooLong;
  private final Runnable broken;
  private boolean over;

  private FormBody(
      HttpServerRequest request, Consumer<String> then, Runnable tooLong, Runnable broken) {
    this.request = request;
    this.then = then;
    this.tooLong = tooLong;
    this.broken = broken;
  }

  /// Whether the request announces more than a form may have.
  public static boolean isTooLong(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length != null && Long.parseLong(length) > PasswordDoor.MAX_BODY;
    } catch (NumberFormatException e) {
      return true;
    }
  }

  /// Reads. To be called while the request is being handed over, on its event loop; one of the
  /// three is called there later, once, unless the visitor hangs up first.
  ///
  /// @param then what to do with the body: its bytes as characters of the same number
  /// @param tooLong what to do when there is more than a form may have
  /// @param broken what to do when the body cannot be read to its end
  public static void read(
      HttpServerRequest request, Consumer<String> then, Runnable tooLong, Runnable broken) {
    var body = new FormBody(request, then, tooLong, broken);
    request.handler(body::add);
    request.endHandler(_ -> body.end());
  }

  private void add(Buffer more) {
    if (over) {
      return;
    }
    if (received.length() + more.length() > PasswordDoor.MAX_BODY) {
      over = true;
      request.pause(); // whoever is told closes the connection
      tooLong.run();
    } else {
      received.appendBuffer(more);
    }
  }

  private void end() {
    if (over) {
      return;
    }
    over = true;
    if (request.decoderResult().isFailure()) {
      broken.run();
    } else {
      then.accept(received.toString(StandardCharsets.ISO_8859_1));
    }
  }
}
