package dev.waymark.secret;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A secret that may change while the service runs, if it comes from a file. What is in the file
/// counts from the next {@link #refresh} on, and what was there before does not. As long as the
/// file cannot be read, or holds nothing usable, the last secret counts. Any thread.
///
/// @param <T> what is made of it
public final class WatchedSecret<T> {
  private final @Nullable SecretFile file;
  private final Function<String, T> reading;
  private final Consumer<String> log;
  private volatile T value;
  private String text;
  private @Nullable String complaint;

  /// @param setting such as `waymark.operator.key`
  /// @param text the secret at the start
  /// @param file where it comes from; null when it comes from the environment, and never changes
  /// @param reading what is made of it; throws `IllegalArgumentException`, which does not say it,
  ///   when it is not usable
  /// @param log takes a sentence for the operator
  /// @throws IllegalArgumentException when the text is not usable
  public WatchedSecret(
      String setting,
      String text,
      @Nullable Path file,
      Function<String, T> reading,
      Consumer<String> log) {
    this.file = file == null ? null : new SecretFile(setting, file);
    this.text = text;
    this.reading =
        secret -> {
          Placeholder.refuse(setting, secret);
          return reading.apply(secret);
        };
    this.log = log;
    this.value = this.reading.apply(text);
  }

  /// The environment variable of a setting.
  public static String variable(String setting) {
    return SecretFile.variable(setting);
  }

  /// The secret of the last refresh.
  public T get() {
    return value;
  }

  /// Reads the file again.
  public synchronized void refresh() {
    if (file == null) {
      return;
    }
    String problem = null;
    try {
      String now = file.read();
      if (!now.equals(text)) {
        value = reading.apply(now);
        text = now;
        log.accept(SecretFile.variable(file.setting()) + " was read again: it has changed.");
      }
    } catch (IllegalArgumentException e) {
      problem = e.getMessage() + " The one before still counts.";
    }
    if (problem != null && !Objects.equals(problem, complaint)) {
      log.accept(problem);
    }
    complaint = problem;
  }

  /// Says nothing.
  @Override
  public String toString() {
    return "WatchedSecret[...]";
  }
}
