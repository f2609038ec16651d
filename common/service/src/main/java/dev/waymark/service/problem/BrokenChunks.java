package dev.waymark.service.problem;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/// Answers 400 where the chunks of a body are none, unless the request was answered before: the
/// HTTP server would close its connection without a word.
final class BrokenChunks extends ChannelDuplexHandler {
  private final byte[] problem;
  private boolean answered;

  private BrokenChunks(byte[] problem) {
    this.problem = problem;
  }

  /// Whether this is a request whose chunks are to be watched, for the first time on its
  /// connection.
  static boolean wants(HttpServerRequest request) {
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        && request.connection() instanceof ConnectionBase connection
        && connection.channelHandlerContext().pipeline().get(BrokenChunks.class) == null;
  }

  /// Watches the chunks of this request and of those that follow on its connection. On its event
  /// loop.
  static void watch(HttpServerRequest request, byte[] problem) {
    ChannelHandlerContext server = ((ConnectionBase) request.connection()).channelHandlerContext();
    ChannelPipeline pipeline = server.pipeline();
    pipeline.addBefore(server.name(), "broken-chunks", new BrokenChunks(problem));
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest) {
      answered = false;
    }
    if (!answered
        && message instanceof HttpContent content
        && content.decoderResult().isFailure()) {
      ReferenceCountUtil.release(message);
      refuse(context);
    } else {
      context.fireChannelRead(message);
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse) {
      answered = true;
    }
    ChannelFuture _ = context.write(message, promise);
  }

  private void refuse(ChannelHandlerContext context) {
    answered = true;
    answer(context, problem);
  }

  /// Answers 400 in the place of the HTTP server, and closes the connection. On its event loop.
  static void answer(ChannelHandlerContext context, byte[] problem) {
    var response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST, Unpooled.wrappedBuffer(problem));
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, ProblemMappers.MEDIA_TYPE)
        .set(HttpHeaderNames.CONTENT_LENGTH, problem.length)
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    ChannelFuture _ = context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
  }
}
