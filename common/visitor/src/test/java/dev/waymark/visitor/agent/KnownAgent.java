package dev.waymark.visitor.agent;

import dev.waymark.visitor.Browser;
import dev.waymark.visitor.Device;
import dev.waymark.visitor.OperatingSystem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// User agents as they are in the world, and what each must be read as: `user-agents.txt`.
record KnownAgent(String name, String expected, String userAgent) {
  static List<KnownAgent> all() {
    try (InputStream in =
        Objects.requireNonNull(KnownAgent.class.getResourceAsStream("user-agents.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(KnownAgent::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KnownAgent read(String line) {
    String[] parts = line.split(" \\| ", 6);
    return new KnownAgent(
        parts[0], String.join(" | ", parts[1], parts[2], parts[3], parts[4]), parts[5]);
  }

  /// `device | os | browser | class`, as in the table.
  static String describe(AgentFacts facts) {
    return String.join(
        " | ",
        key(facts.device()),
        key(facts.os()),
        key(facts.browser()),
        facts.visitorClass(false).key());
  }

  private static String key(@Nullable Device device) {
    return device == null ? "-" : device.key();
  }

  private static String key(@Nullable OperatingSystem os) {
    return os == null ? "-" : os.key();
  }

  private static String key(@Nullable Browser browser) {
    return browser == null ? "-" : browser.name();
  }

  @Override
  public String toString() {
    return name;
  }
}
