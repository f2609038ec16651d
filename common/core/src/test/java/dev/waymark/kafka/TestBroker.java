package dev.waymark.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/// A real broker in this process, which is its own controller. Its port and what it stores outlive
/// a {@link #stop}.
public final class TestBroker implements AutoCloseable {
  private final Properties configuration = new Properties();
  private final String bootstrapServers;
  private @Nullable KafkaRaftServer server;

  /// Formats a broker; it is not started yet.
  ///
  /// @param directory an empty one, for what it stores
  public TestBroker(Path directory) throws IOException {
    int port = freePort();
    int controller = freePort();
    bootstrapServers = "localhost:" + port;
    set("process.roles", "broker,controller");
    set("node.id", "1");
    set("controller.quorum.voters", "1@localhost:" + controller);
    set("listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controller);
    set("advertised.listeners", "PLAINTEXT://" + bootstrapServers);
    set("controller.listener.names", "CONTROLLER");
    set("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    set("log.dirs", directory.resolve("data").toString());
    set("offsets.topic.replication.factor", "1");
    set("offsets.topic.num.partitions", "1");
    set("transaction.state.log.replication.factor", "1");
    set("transaction.state.log.min.isr", "1");
    set("group.initial.rebalance.delay.ms", "0");
    Path file = directory.resolve("server.properties");
    try (Writer out = Files.newBufferedWriter(file)) {
      configuration.store(out, null);
    }
    String[] format = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
    var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    if (StorageTool.execute(format, silent) != 0) {
      throw new IOException("The broker's storage could not be formatted.");
    }
  }

  private void set(String name, String value) {
    configuration.put(name, value);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Where clients find it: `localhost:9092`.
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /// Starts it, with all that was stored before; returns when it takes connections.
  public void start() {
    var starting = new KafkaRaftServer(KafkaConfig.fromProps(configuration, false), Time.SYSTEM);
    starting.startup();
    server = starting;
  }

  /// Stops it, if it runs.
  public void stop() {
    KafkaRaftServer running = server;
    if (running != null) {
      server = null;
      running.shutdown();
      running.awaitShutdown();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
