package dev.waymark.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The process of a service, as the operating system sees it.
record ServiceProcess(ProcessHandle handle) {
  /// That of a service which this process has started; null when there is none.
  ///
  /// @param module as its program is called, such as `admin-service`
  static @Nullable ServiceProcess of(String module) {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().commandLine().orElse("").contains(module))
        .findFirst()
        .map(ServiceProcess::new)
        .orElse(null);
  }

  /// What it takes of the machine's memory, in bytes.
  long resident() throws IOException {
    return status("VmRSS:");
  }

  /// The most that it has ever taken of it, in bytes.
  long peak() throws IOException {
    return status("VmHWM:");
  }

  private long status(String name) throws IOException {
    for (String line :
        Files.readAllLines(Path.of("/proc", Long.toString(handle.pid()), "status"))) {
      if (line.startsWith(name)) {
        return Long.parseLong(line.replaceAll("\\D", "")) << 10;
      }
    }
    return 0;
  }
}
