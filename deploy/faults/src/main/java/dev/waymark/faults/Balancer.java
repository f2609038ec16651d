package dev.waymark.faults;

import dev.waymark.local.RedirectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// What stands in front of several redirect nodes: each new connection goes to the next node that
/// says it is ready, and stays with it until either side closes. It looks into no request and sends
/// none again, as a Kubernetes service does not: whatever a node breaks off, the visitor sees.
final class Balancer implements AutoCloseable {
  private static final long LOOK_MILLIS = 100;
  private static final int PATIENCE_MILLIS = 5_000;
  private static final int BACKLOG = 1_024;

  private final List<RedirectNode> nodes;
  private final ServerSocket listening;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger next = new AtomicInteger();
  private volatile List<RedirectNode> ready = List.of();

  private Balancer(List<RedirectNode> nodes, ServerSocket listening) {
    this.nodes = nodes;
    this.listening = listening;
  }

  /// Begins, on a free port of loopback.
  static Balancer start(List<RedirectNode> nodes) throws IOException {
    var balancer =
        new Balancer(
            List.copyOf(nodes), new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
    balancer.threads.execute(balancer::look);
    balancer.threads.execute(balancer::accept);
    return balancer;
  }

  /// Where visitors come.
  int port() {
    return listening.getLocalPort();
  }

  /// The nodes that get new connections.
  List<RedirectNode> ready() {
    return ready;
  }

  private void look() {
    try {
      while (!listening.isClosed()) {
        ready = nodes.stream().filter(RedirectNode::isReady).toList();
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket visitor = listening.accept();
        threads.execute(() -> connect(visitor));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void connect(Socket visitor) {
    List<RedirectNode> choice = ready;
    try (visitor;
        var node = new Socket()) {
      if (choice.isEmpty()) {
        return;
      }
      visitor.setTcpNoDelay(true);
      node.setTcpNoDelay(true);
      int port = choice.get(Math.floorMod(next.getAndIncrement(), choice.size())).port();
      node.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
      threads.execute(() -> pass(visitor, node));
      pass(node, visitor);
    } catch (IOException e) {
      // Both are closed, as the visitor sees.
    }
  }

  /// Passes on what one says until it has said all, and that it has.
  private static void pass(Socket from, Socket to) {
    try {
      InputStream said = from.getInputStream();
      said.transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // One of them is gone; the other is closed where the connection was made.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    threads.shutdownNow();
  }
}
