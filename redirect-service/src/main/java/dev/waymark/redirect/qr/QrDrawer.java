package dev.waymark.redirect.qr;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Draws codes away from the event loops, one after another: each takes as long as fifty redirects.
/// When too many wait already, the next is not drawn, so that a crowd that asks for codes takes one
/// processor at most and no visitor waits for long.
public final class QrDrawer implements AutoCloseable {
  private static final int THREADS = 1;

  private final ThreadPoolExecutor threads;

  /// @param waiting how many codes may wait to be drawn
  public QrDrawer(int waiting) {
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            Thread.ofPlatform().name("qr-codes-", 0).daemon().factory(),
            (task, _) -> ((Drawing) task).then().accept(null));
  }

  /// Draws the code of an address.
  ///
  /// @param address as {@link QrCode#svg} takes it
  /// @param picture in what form
  /// @param caller where to go on; nothing that is this service's to bound
  /// @param then what to do with the picture; gets null when it is not drawn, at once when too many
  ///   wait
  public void draw(
      String address, QrPicture picture, Executor caller, Consumer<byte @Nullable []> then) {
    threads.execute(new Drawing(address, picture, caller, then));
  }

  private record Drawing(
      String address, QrPicture picture, Executor caller, Consumer<byte @Nullable []> then)
      implements Runnable {
    @Override
    public void run() {
      byte[] drawn = drawn();
      caller.execute(() -> then.accept(drawn));
    }

    private byte @Nullable [] drawn() {
      try {
        return picture.of(address);
      } catch (IllegalArgumentException tooLong) {
        return null;
      }
    }
  }

  /// Draws no more; what waits is given up.
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
