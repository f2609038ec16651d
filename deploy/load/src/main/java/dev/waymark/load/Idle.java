package dev.waymark.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/// Connections over which nobody asks for anything.
final class Idle implements AutoCloseable {
  private final List<SocketChannel> connections = new ArrayList<>();

  Idle(int port, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      connections.add(
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
    }
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel connection : connections) {
      connection.close();
    }
  }
}
