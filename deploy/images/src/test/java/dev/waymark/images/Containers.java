package dev.waymark.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Runs the services of a `compose.yaml` by podman, each with all that the file says of it but for
/// its networks: they share the network of this machine, for what they need from elsewhere runs
/// there. Volumes and containers are this object's own, and go with it.
final class Containers implements AutoCloseable {
  private final Path directory = Path.of("").toAbsolutePath();
  private final String prefix;
  private final Map<String, String> addresses;
  private final Set<String> volumes = new LinkedHashSet<>();
  private final List<String> containers = new ArrayList<>();

  /// @param prefix of the names of all volumes and containers
  /// @param addresses where the `host:port` of other services are here
  Containers(String prefix, Map<String, String> addresses) {
    this.prefix = prefix;
    this.addresses = addresses;
  }

  private String podman(List<String> arguments) throws IOException {
    var command = new ArrayList<>(List.of("podman", "--cgroup-manager=cgroupfs"));
    command.addAll(List.of("--runtime", Tools.RUNTIME.toString()));
    command.addAll(arguments);
    return Programs.run(directory, Map.of(), command);
  }

  /// Runs what ends by itself, and returns what it printed.
  ///
  /// @throws AssertionError with its log, when it fails
  String runToEnd(Compose.Service service, List<String> command) throws IOException {
    var arguments = new ArrayList<>(List.of("run", "--rm"));
    arguments.addAll(arguments(service, Map.of()));
    arguments.addAll(command);
    return podman(arguments);
  }

  /// Starts a service.
  ///
  /// @param environment what it finds beside what the file says
  Container start(String name, Compose.Service service, Map<String, String> environment)
      throws IOException {
    var arguments = new ArrayList<>(List.of("run", "--detach", "--name", prefix + name));
    arguments.addAll(arguments(service, environment));
    arguments.addAll(service.command());
    containers.add(prefix + name);
    return new Container(this, podman(arguments));
  }

  private List<String> arguments(Compose.Service service, Map<String, String> environment) {
    var arguments = new ArrayList<String>();
    boolean isAlone = "none".equals(service.text("network_mode"));
    arguments.add("--network=" + (isAlone ? "none" : "host"));
    if ("true".equals(service.text("read_only"))) {
      // Podman would mount some directories to write to, which compose does not.
      arguments.addAll(List.of("--read-only", "--read-only-tmpfs=false"));
    }
    arguments.add("--user=" + service.text("user"));
    service.list("cap_drop").forEach(each -> arguments.add("--cap-drop=" + each));
    service.list("security_opt").forEach(each -> arguments.add("--security-opt=" + each));
    service.list("tmpfs").forEach(each -> arguments.add("--tmpfs=" + each));
    arguments.add("--memory=" + service.text("mem_limit"));
    arguments.add("--ulimit=nofile=10000:10000");
    arguments.add("--ulimit=nproc=20000:20000");
    for (String volume : service.volumes()) {
      volumes.add(prefix + volume.substring(0, volume.indexOf(':')));
      arguments.add("--volume=" + prefix + volume);
    }
    var all = new HashMap<>(service.environment());
    all.putAll(environment);
    all.forEach((name, value) -> arguments.add("--env=" + name + "=" + here(value)));
    arguments.add(service.image());
    return arguments;
  }

  private String here(String value) {
    String here = value;
    for (Map.Entry<String, String> address : addresses.entrySet()) {
      here = here.replace(address.getKey(), address.getValue());
    }
    return here;
  }

  /// Where the content of a volume is on this machine.
  Path volume(String name) throws IOException {
    return Path.of(
        podman(List.of("volume", "inspect", "--format", "{{.Mountpoint}}", prefix + name)));
  }

  /// Something of a container or an image, by podman's own words for it.
  String inspect(String id, String format) throws IOException {
    return podman(List.of("inspect", "--format", format, id));
  }

  /// All that a container has said.
  String log(String id) throws IOException {
    return Programs.run(
        directory, Map.of(), List.of("sh", "-c", "podman logs \"$1\" 2>&1", "log", id));
  }

  /// What was changed in a container's own file system, a line each.
  List<String> changes(String id) throws IOException {
    return podman(List.of("diff", id)).lines().toList();
  }

  /// Asks it to stop, and returns the status that it ends with.
  int terminate(String id) throws IOException {
    podman(List.of("kill", "--signal=TERM", id));
    return Integer.parseInt(podman(List.of("wait", id)));
  }

  /// Removes one that has ended.
  void remove(String id) throws IOException {
    podman(List.of("rm", id));
  }

  @Override
  public void close() throws IOException {
    for (String container : containers) {
      podman(List.of("rm", "--force", "--ignore", "--time=5", container));
    }
    for (String volume : volumes) {
      podman(List.of("volume", "rm", "--force", volume));
    }
  }
}
