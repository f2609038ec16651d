package dev.waymark.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A container that runs, and its process as this machine sees it.
record Container(Containers containers, String id) {
  private Path process() throws IOException {
    return Path.of("/proc", containers.inspect(id, "{{.State.Pid}}"));
  }

  /// What the kernel says of the process under a name, such as `Uid`.
  String status(String name) throws IOException {
    for (String line : Files.readAllLines(process().resolve("status"))) {
      if (line.startsWith(name + ":")) {
        return line.substring(name.length() + 1).strip().replaceAll("\\s+", " ");
      }
    }
    throw new AssertionError("There is no " + name);
  }

  /// The environment that the process was started with.
  String environment() throws IOException {
    return new String(
        Files.readAllBytes(process().resolve("environ")), StandardCharsets.ISO_8859_1);
  }

  /// Where something is mounted that may be written to.
  List<String> writableMounts() throws IOException {
    var mounts = new ArrayList<String>();
    for (String line : Files.readAllLines(process().resolve("mountinfo"))) {
      // https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html
      String[] fields = line.split(" ", -1);
      if (List.of(fields[5].split(",", -1)).contains("rw")) {
        mounts.add(fields[4]);
      }
    }
    return mounts;
  }

  /// All that it has said.
  String log() throws IOException {
    return containers.log(id);
  }

  /// What was changed in its own file system.
  List<String> changes() throws IOException {
    return containers.changes(id);
  }

  /// Asks it to stop, and returns the status that it ends with.
  int terminate() throws IOException {
    return containers.terminate(id);
  }

  /// Removes it, when it has ended.
  void remove() throws IOException {
    containers.remove(id);
  }
}
