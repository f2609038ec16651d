package dev.waymark.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Ports on loopback.
final class Ports {
  private Ports() {}

  /// Says that another program listens on a port, and which option moves it.
  ///
  /// @param what needs it
  static String taken(int port, String what, Option option) {
    return "Port %d, which %s needs, is in use by another program: choose another with %s or %s."
        .formatted(port, what, option.flag(), option.variable());
  }

  /// Whether another program listens on a port of loopback.
  static boolean isTaken(int port) {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    // Some systems let us bind to loopback what another has bound for all addresses: so knock
    // first.
    try (var socket = new Socket()) {
      socket.connect(address, 1000);
      return true;
    } catch (IOException nobodyAnswers) {
      try (var server = new ServerSocket()) {
        server.bind(address);
        return false;
      } catch (IOException held) {
        return true;
      }
    }
  }
}
