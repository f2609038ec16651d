package dev.waymark.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/// What the processor time of a redirect service went into, from a recording of the JDK's flight
/// recorder with `jdk.CPUTimeSample` ([JEP 509](https://openjdk.org/jeps/509)), which sees system
/// calls too.
public final class Parts {
  private static final String SAMPLE = "jdk.CPUTimeSample";
  private static final String EVENT_LOOP = "vert.x-eventloop";

  private Parts() {}

  /// A part of the work on a request.
  private enum Part {
    RECEIVING("receiving (system call)", "io.netty.channel.unix.Socket.recv"),
    SENDING("sending (system call)", "io.netty.channel.unix.Socket.send"),
    FACTS(
        "facts about the visitor",
        "dev.waymark.redirect.visit.",
        "dev.waymark.visitor.",
        "com.github.benmanes.caffeine."),
    DECISION("decision", "dev.waymark.rule.", "dev.waymark.routing."),
    JOURNAL(
        "journal",
        "dev.waymark.redirect.journal.",
        "dev.waymark.redirect.disk.",
        "dev.waymark.click."),
    EVENT("click event", "dev.waymark.redirect.route.Clicks"),
    ANSWER(
        "writing the answer",
        "dev.waymark.redirect.route.ResponseWriter",
        "dev.waymark.redirect.route.RequestGate$Answered"),
    // Netty's reader is within the gate, and Vert.x' behind the framing.
    HTTP(
        "reading HTTP, event loop",
        "dev.waymark.redirect.route.RequestGate",
        "dev.waymark.redirect.route.Framing"),
    HANDLING("finding the link", "dev.waymark.redirect."),
    DELIVERY("delivery to analytics"),
    OTHER("everything else");

    private final String label;
    private final List<String> prefixes;

    Part(String label, String... prefixes) {
      this.label = label;
      this.prefixes = List.of(prefixes);
    }

    private boolean has(String method) {
      return prefixes.stream().anyMatch(method::startsWith);
    }
  }

  /// Argument: the recording.
  @SuppressWarnings("SystemOut")
  public static void main(String[] args) throws IOException {
    Map<Part, Integer> samples = samples(Path.of(args[0]));
    double all = samples.values().stream().mapToInt(Integer::intValue).sum();
    System.out.printf(Locale.ROOT, "%nWhere waymark's CPU time goes (%.0f samples):%n", all);
    samples.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> -entry.getValue()))
        .forEach(
            entry ->
                System.out.printf(
                    Locale.ROOT,
                    "%-26s %5.1f %%%n",
                    entry.getKey().label,
                    100 * entry.getValue() / all));
  }

  private static Map<Part, Integer> samples(Path recording) throws IOException {
    var samples = new EnumMap<Part, Integer>(Part.class);
    try (var events = new RecordingFile(recording)) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        if (event.getEventType().getName().equals(SAMPLE)) {
          samples.merge(part(event), 1, Integer::sum);
        }
      }
    }
    return samples;
  }

  private static Part part(RecordedEvent event) {
    var thread = event.getThread("eventThread");
    String name = thread == null || thread.getJavaName() == null ? "" : thread.getJavaName();
    if (name.startsWith("click-delivery") || name.startsWith("HttpClient")) {
      return Part.DELIVERY;
    }
    RecordedStackTrace stack = event.getStackTrace();
    if (!name.startsWith(EVENT_LOOP) || stack == null) {
      return Part.OTHER;
    }
    // The innermost frame that is anybody's work says what the time was for; what Netty and Vert.x
    // do for us counts as ours.
    for (RecordedFrame frame : stack.getFrames()) {
      String method = frame.getMethod().getType().getName() + '.' + frame.getMethod().getName();
      for (Part part : Part.values()) {
        if (part.has(method)) {
          return part;
        }
      }
    }
    return Part.HTTP;
  }
}
