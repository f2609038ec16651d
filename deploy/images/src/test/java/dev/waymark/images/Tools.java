package dev.waymark.images;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/// What this machine needs to build images and to run them.
final class Tools {
  /// Where Debian and Ubuntu put it. The other one, crun, wants more of the machine.
  static final Path RUNTIME = Path.of("/usr/sbin/runc");

  private Tools() {}

  /// Skips the test where something is missing, and says so; fails it where that must not be.
  /// `WAYMARK_IMAGES=required` is what `.ci/run` says where it has installed everything.
  @SuppressWarnings("SystemOut")
  static void require() {
    List<String> missing = missing();
    if (missing.isEmpty()) {
      return;
    }
    String sentence =
        "The images are NOT tested: this machine lacks " + String.join(", ", missing) + ".";
    if ("required".equals(System.getenv("WAYMARK_IMAGES"))) {
      throw new AssertionError(sentence);
    }
    System.err.println(sentence);
    Assumptions.abort(sentence);
  }

  private static List<String> missing() {
    var missing = new ArrayList<String>();
    for (String program : List.of("buildah", "podman", "apt-get", "dpkg-deb", "git")) {
      if (!isOnPath(program)) {
        missing.add(program);
      }
    }
    if (!Files.isExecutable(RUNTIME)) {
      missing.add("runc");
    }
    if (!"root".equals(System.getProperty("user.name"))) {
      missing.add("root");
    }
    return missing;
  }

  private static boolean isOnPath(String program) {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    for (String directory : path.split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(directory, program))) {
        return true;
      }
    }
    return false;
  }
}
