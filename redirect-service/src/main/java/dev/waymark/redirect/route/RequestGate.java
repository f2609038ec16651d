package dev.waymark.redirect.route;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.nio.channels.ClosedChannelException;
import java.util.List;

/// Reads the requests of one connection, one at a time: the next is looked at when the one before
/// it is answered and its answer has left for the other end. Until then what has come stays the
/// bytes it is, and no more is read.
///
/// So a connection has at most one request in the service, however many its client sends at once,
/// and at most one answer that waits for its client to read. What is larger than usual of these two
/// counts towards what all connections may hold together ({@link HeldBytes}).
///
/// For the event loop of its connection.
final class RequestGate extends VertxHttpRequestDecoder implements HeldBytes.Holder {
  /// Neither a request nor an answer is counted that is no larger.
  static final int USUAL_BYTES = 2_048;

  /// More than a line, headers, a form and what is read at once together have.
  private static final int MOST_BYTES = 128 * 1_024;

  private final HeldBytes held;
  private final RouteMeters meters;
  private final Channel channel;
  private final Seat seat;
  private final Departure departure;
  private final Answered answered = new Answered();

  /// A request is in the service.
  private boolean busy;

  /// The body of a request is still to come.
  private boolean within;

  /// No further request is taken: the connection is being closed.
  private boolean over;

  /// Something has come that is not looked at yet.
  private boolean waiting;

  /// Waits for what is written to leave.
  private boolean leaving;

  /// Will look at what has come.
  private boolean due;

  /// Bytes that came since the last request was answered, and how many of them are counted.
  private long received;

  private long counted;

  RequestGate(
      HttpServerOptions options,
      Channel channel,
      Seat seat,
      HeldBytes held,
      RouteMeters meters,
      Departure departure) {
    super(options);
    this.channel = channel;
    this.seat = seat;
    this.held = held;
    this.meters = meters;
    this.departure = departure;
  }

  /// Takes the place of Vert.x' own reader.
  ///
  /// @param connection Vert.x' own place in the channel
  void install(ChannelHandlerContext connection) {
    ChannelPipeline pipeline = connection.pipeline();
    pipeline.replace(VertxHttpRequestDecoder.class, "httpDecoder", this);
    pipeline.addBefore(connection.name(), "answered", answered);
  }

  /// Whether a request is in the service that has come whole.
  boolean isAnswering() {
    return busy && !within;
  }

  /// Whether a request has begun to come that is not answered yet, or an answer has not left.
  boolean isInUse() {
    return busy || within || unread() > 0 || (!over && received > 0);
  }

  /// How many bytes of answers stand here because the other end does not read them.
  long unread() {
    ChannelOutboundBuffer answers = channel.unsafe().outboundBuffer();
    return answers == null ? 0 : answers.totalPendingWriteBytes() - answers.currentProgress();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
    received += ((ByteBuf) bytes).readableBytes();
    if (received > USUAL_BYTES && !count()) {
      ReferenceCountUtil.release(bytes);
      makeRoom();
      return;
    }
    super.channelRead(context, bytes);
  }

  private boolean count() {
    if (over || received > MOST_BYTES || !held.take(this, received - counted)) {
      return false;
    }
    counted = received;
    return true;
  }

  @Override
  public void makeRoom() {
    if (channel.isOpen()) {
      meters.countOverrunConnection();
      // Not through Vert.x, which would first wait until everything is read.
      channel.unsafe().close(channel.voidPromise());
    }
    over = true;
    held.leave(this);
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out)
      throws Exception {
    boolean unread = unread() > 0;
    if (unread || (!within && (busy || over))) {
      await(context, unread);
      return;
    }
    super.decode(context, bytes, out);
    for (int i = 0; i < out.size(); i++) {
      Object part = out.get(i);
      if (part instanceof HttpRequest request) {
        busy = true;
        seat.busy(true);
        within = request.decoderResult().isSuccess();
      }
      if (part instanceof LastHttpContent) {
        within = false;
      }
    }
  }

  /// What is not whole when the other end closes never will be.
  @Override
  protected void decodeLast(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) {}

  /// Reads no more for now.
  private void await(ChannelHandlerContext context, boolean unread) {
    waiting = true;
    channel.config().setAutoRead(false);
    if (unread && !leaving) {
      leaving = true;
      context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(this::left);
    }
  }

  private void left(Future<? super Void> result) {
    leaving = false;
    if (result.isSuccess()) {
      goOnSoon();
    }
  }

  /// In a turn of its own, for an answer is written from within what reads the request.
  private void goOnSoon() {
    if (waiting && !due) {
      due = true;
      channel.eventLoop().execute(this::goOn);
    }
  }

  private void goOn() {
    due = false;
    ChannelHandlerContext context = channel.pipeline().context(this);
    if (leaving || context == null || !channel.isActive()) {
      return;
    }
    waiting = false;
    try {
      super.channelRead(context, Unpooled.EMPTY_BUFFER);
      channelReadComplete(context);
    } catch (Exception e) {
      context.fireExceptionCaught(e);
    }
    if (!waiting) {
      channel.config().setAutoRead(true);
    }
  }

  /// The one above would ask for more.
  @Override
  public void channelReadComplete(ChannelHandlerContext context) throws Exception {
    if (waiting) {
      context.fireChannelReadComplete();
    } else {
      super.channelReadComplete(context);
    }
  }

  @Override
  protected void handlerRemoved0(ChannelHandlerContext context) {
    held.leave(this);
  }

  private void answered(boolean closing) {
    busy = false;
    seat.busy(false);
    over |= closing;
    received = actualReadableBytes();
    if (counted > 0) {
      held.giveBack(this, counted);
      counted = 0;
    }
    goOnSoon();
  }

  /// Closes when the answer has left. Not through Vert.x, which has not been told.
  private void closeOnceAnswered() {
    ChannelHandlerContext context = channel.pipeline().context(this);
    if (context != null) {
      context
          .writeAndFlush(Unpooled.EMPTY_BUFFER)
          .addListener(
              _ -> {
                var _ = context.close();
              });
    }
  }

  /// Sees the answers pass, before they become bytes.
  private final class Answered extends ChannelOutboundHandlerAdapter {
    private boolean closing;

    /// It is the last answer because the node departs.
    private boolean departing;

    @Override
    public void write(ChannelHandlerContext context, Object part, ChannelPromise promise) {
      if (part instanceof HttpResponse answer) {
        if (answer.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
          var _ = context.write(part, promise);
          return;
        }
        departing = departure.hasBegun();
        if (departing) {
          answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        closing =
            answer.headers().contains(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
      }
      int bytes = part instanceof ByteBufHolder body ? body.content().readableBytes() : 0;
      if (bytes <= USUAL_BYTES) {
        var _ = context.write(part, promise);
      } else if (held.take(RequestGate.this, bytes)) {
        var _ =
            context.write(
                part, promise.unvoid().addListener(_ -> held.giveBack(RequestGate.this, bytes)));
      } else {
        ReferenceCountUtil.release(part);
        promise.tryFailure(new ClosedChannelException());
        makeRoom();
        return;
      }
      if (part instanceof LastHttpContent) {
        answered(closing);
        if (departing) {
          closeOnceAnswered();
        }
      }
    }
  }
}
