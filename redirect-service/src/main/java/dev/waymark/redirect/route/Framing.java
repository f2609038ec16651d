package dev.waymark.redirect.route;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sees to it that nobody can be in two minds about where a request of one connection ends ([RFC
/// 9112, 6.3](https://www.rfc-editor.org/rfc/rfc9112#section-6.3)): what is read otherwise here
/// than by a proxy in front would be a request that the proxy never saw.
///
/// Stands between Netty's decoder, which refuses what it cannot read, and the server. Refuses what
/// the decoder lets through; and once a request is refused, by either of them or by the server,
/// nothing that was sent after it is taken for a request.
final class Framing extends ChannelInboundHandlerAdapter {
  private static final HttpVersion ANSWERED = HttpVersion.HTTP_1_1;

  private @Nullable HttpRequest current;
  private boolean over;

  /// Why a request is refused that the decoder could read.
  enum Fault {
    /// Neither HTTP/1.0 nor HTTP/1.1.
    VERSION,
    /// A header without a name.
    NAME,
    /// Another transfer coding than `chunked`, before it.
    CODING,
    /// Another transfer coding than `chunked`, so that nobody knows where the body ends.
    END
  }

  /// Tells the server that a request is refused. Has no trace, for anybody may cause it.
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    final Fault fault;

    private Refusal(Fault fault) {
      super(fault.name(), null, false, false);
      this.fault = fault;
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (over) {
      ReferenceCountUtil.release(message);
    } else if (message instanceof HttpRequest request) {
      begin(request);
      context.fireChannelRead(request);
    } else if (message instanceof HttpContent content && content.decoderResult().isFailure()) {
      context.fireChannelRead(broken(content));
    } else {
      context.fireChannelRead(message);
    }
  }

  private void begin(HttpRequest request) {
    current = request;
    Fault fault = fault(request);
    if (fault == Fault.VERSION) {
      request.setProtocolVersion(ANSWERED); // for it is answered in the version it has
    }
    if (fault != null && request.decoderResult().isSuccess()) {
      request.setDecoderResult(DecoderResult.failure(new Refusal(fault)));
    }
    over = request.decoderResult().isFailure();
  }

  /// The end of a body that cannot be read on. Its request fails, which is answered when its turn
  /// comes: the server itself would close, without a word to anybody and in the midst of what it
  /// has to answer before.
  private LastHttpContent broken(HttpContent content) {
    over = true;
    if (current != null) {
      current.setDecoderResult(content.decoderResult());
    }
    content.release();
    return LastHttpContent.EMPTY_LAST_CONTENT;
  }

  private static @Nullable Fault fault(HttpRequest request) {
    HttpVersion version = request.protocolVersion();
    if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
      return Fault.VERSION;
    }
    HttpHeaders headers = request.headers();
    if (headers.contains(AsciiString.EMPTY_STRING)) {
      return Fault.NAME;
    }
    return headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
        ? fault(headers.getAll(HttpHeaderNames.TRANSFER_ENCODING))
        : null;
  }

  /// Only `chunked`, alone and once, in any case. The decoder has refused it beside a length.
  private static @Nullable Fault fault(List<String> codings) {
    if (codings.size() == 1 && isChunked(codings.getFirst())) {
      return null;
    }
    String all = codings.getLast();
    return isChunked(all.substring(all.lastIndexOf(',') + 1).strip()) ? Fault.CODING : Fault.END;
  }

  private static boolean isChunked(CharSequence coding) {
    return AsciiString.contentEqualsIgnoreCase(HttpHeaderValues.CHUNKED, coding);
  }

  /// The server has refused a request: what comes next is not looked at.
  void stop() {
    over = true;
  }
}
