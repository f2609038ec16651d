package dev.waymark.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a process and its children have used of a processor, from `/proc` (Linux).
final class Cpu {
  /// `USER_HZ`, which every Linux that Java runs on has at 100.
  private static final int TICKS_PER_SECOND = 100;

  private Cpu() {}

  /// Seconds of user and system time since the process began.
  static double seconds(ProcessHandle process) {
    double own = ticks(process.pid()) / (double) TICKS_PER_SECOND;
    return own + process.children().mapToDouble(Cpu::seconds).sum();
  }

  private static long ticks(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      // The name in brackets may have blanks in it; utime and stime are the 12th and 13th after it.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    } catch (IOException e) {
      throw new UncheckedIOException("process " + pid, e);
    }
  }
}
