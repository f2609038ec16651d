package dev.waymark.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Other programs of this machine: running one to its end, and finding those that run.
final class Programs {
  private static final File NOTHING = new File("/dev/null");

  private Programs() {}

  /// Runs a command and waits for it, its output appended to a log.
  ///
  /// @return its exit status; -1 when it was not over in time and was ended
  /// @throws IOException when there is no such program
  static int run(List<String> command, Path log, Duration bound) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .redirectInput(NOTHING)
            .start();
    if (!ended(process, bound)) {
      process.destroyForcibly();
      return -1;
    }
    return process.exitValue();
  }

  /// A JVM like this one, to be started: it has nothing to read, finds nothing of what this start
  /// was told in its environment, and speaks one language whatever the terminal does. In Turkish,
  /// ID in lower case is not id.
  ///
  /// @param arguments what stands behind `java`
  /// @param environment what it finds beside what this one was given
  static ProcessBuilder java(List<String> arguments, Map<String, String> environment) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Duser.language=en", "-Duser.country=", "-Dfile.encoding=UTF-8"));
    command.addAll(arguments);
    return builder(command, environment);
  }

  /// Another program, to be started likewise.
  ///
  /// @param arguments what stands behind it
  /// @param environment what it finds beside what this one was given
  static ProcessBuilder program(
      Path program, List<String> arguments, Map<String, String> environment) {
    var command = new ArrayList<String>();
    command.add(program.toString());
    command.addAll(arguments);
    return builder(command, environment);
  }

  private static ProcessBuilder builder(List<String> command, Map<String, String> environment) {
    var builder = new ProcessBuilder(command).redirectInput(NOTHING);
    for (Option option : Option.values()) {
      builder.environment().remove(option.variable());
    }
    builder.environment().putAll(environment);
    return builder;
  }

  /// Whether a process of ours ends within a bound.
  static boolean ended(Process process, Duration bound) {
    try {
      return process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Every process whose command line contains a text, this one aside. A process that is dead but
  /// not yet collected by its parent has no command line and is not found.
  static List<ProcessHandle> running(String text) {
    long self = ProcessHandle.current().pid();
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(process -> process.pid() != self && has(process, text)).toList();
    }
  }

  /// Whether the command line of a process contains a text.
  static boolean has(ProcessHandle process, String text) {
    Optional<String> commandLine = process.info().commandLine();
    return commandLine.isPresent() && commandLine.get().contains(text);
  }

  /// Ends processes found by {@link #running}: asks first, insists after the grace.
  ///
  /// @throws Refusal when one of them survives even that
  static void end(String text, Duration grace) {
    running(text).forEach(ProcessHandle::destroy);
    if (!gone(text, grace)) {
      running(text).forEach(ProcessHandle::destroyForcibly);
      if (!gone(text, Duration.ofSeconds(10))) {
        throw new Refusal(
            "Process %d of an earlier start does not end: please end it by hand."
                .formatted(running(text).getFirst().pid()));
      }
    }
  }

  /// Sends a signal to processes; to those that have ended meanwhile it makes no difference.
  ///
  /// @param name as `kill` takes it: `STOP`
  static void signal(String name, List<ProcessHandle> processes) throws IOException {
    for (ProcessHandle process : processes) {
      var kill =
          new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      ended(kill, Duration.ofSeconds(10));
    }
  }

  private static boolean gone(String text, Duration bound) {
    long deadline = System.nanoTime() + bound.toNanos();
    while (!running(text).isEmpty()) {
      if (System.nanoTime() > deadline || !pause()) {
        return false;
      }
    }
    return true;
  }

  /// A tenth of a second.
  ///
  /// @return false when the thread was asked to stop meanwhile
  static boolean pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// The last lines of a log; empty when it cannot be read.
  static List<String> tail(Path log, int lines) {
    var last = new ArrayDeque<String>();
    try (Stream<String> all = Files.lines(log)) {
      all.forEach(
          line -> {
            if (last.size() == lines) {
              last.removeFirst();
            }
            last.addLast(line);
          });
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
    return List.copyOf(last);
  }
}
