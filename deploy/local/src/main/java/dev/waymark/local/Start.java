package dev.waymark.local;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Behind `./waymark up`, `./waymark down` and `./waymark reset-password`.
public final class Start {
  private Start() {}

  /// Of `reset-password`: whoever forgot the password has lost their app and recovery codes too.
  private static final String LOST_APP = "--lost-app";

  /// Runs one of them.
  ///
  /// The system property `waymark.root` is the directory of the checkout; without it the working
  /// directory is. With `waymark.native=true` the redirect service is the native binary. Ends with
  /// status 1, and a sentence on standard error, when it cannot.
  ///
  /// @param arguments `up`, `down`, or `reset-password` and an address; and then options
  public static void main(String... arguments) {
    Services services =
        Boolean.getBoolean("waymark.native")
            ? Services.withNativeRedirect(Services::packaged)
            : Services::packaged;
    System.exit(run(Arrays.asList(arguments), services, System.out, System.err));
  }

  /// The same with services of one's own; returns the status.
  static int run(List<String> arguments, Services services, PrintStream out, PrintStream err) {
    try {
      Path workingDirectory = Path.of("").toAbsolutePath();
      Path root = workingDirectory.resolve(System.getProperty("waymark.root", ""));
      boolean isReset = arguments.getFirst().equals("reset-password");
      if (isReset && (arguments.size() < 2 || arguments.get(1).startsWith("-"))) {
        throw new Refusal("Whose password? ./waymark reset-password ana@example.com");
      }
      boolean hasLostApp = isReset && arguments.contains(LOST_APP);
      Settings settings =
          Settings.read(
              arguments.subList(isReset ? 2 : 1, arguments.size()).stream()
                  .filter(argument -> !(isReset && argument.equals(LOST_APP)))
                  .toList(),
              System.getenv(),
              root,
              workingDirectory);
      return switch (arguments.getFirst()) {
        case "up" -> up(new Up(settings, services, out), err);
        case "down" -> down(settings, out);
        case "reset-password" -> resetPassword(settings, arguments.get(1), hasLostApp, out);
        default ->
            throw new Refusal(
                "There is up, down and reset-password, no " + arguments.getFirst() + ".");
      };
    } catch (Refusal refusal) {
      return say(err, refusal.sentence());
    } catch (IOException e) {
      return say(err, "A file could not be read or written: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return say(err, "It was interrupted.");
    }
  }

  /// What asks the admin service on this machine.
  static OneTimeLinks oneTimeLinks(Settings settings, Secrets secrets, HttpClient http) {
    return new OneTimeLinks(
        "http://127.0.0.1:" + settings.adminPort(), secrets.operatorKey(), http);
  }

  private static int resetPassword(
      Settings settings, String email, boolean hasLostApp, PrintStream out)
      throws IOException, InterruptedException {
    Path file = settings.dataDirectory().resolve("secrets");
    if (!Files.exists(file)) {
      throw new Refusal("There is no Waymark in " + settings.dataDirectory() + ".");
    }
    Secrets secrets = Secrets.load(file, settings.operatorKey(), new SecureRandom());
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
      String url = oneTimeLinks(settings, secrets, http).resetPassword(email, hasLostApp);
      out.println("Within the hour, and once, a new password for " + email + " is set at");
      out.println();
      out.println("  " + url);
      out.println();
      out.println(
          hasLostApp
              ? "No code of an app is asked for any more: be sure that it is them."
              : "Where a code of an app is asked for, it is asked for there too; "
                  + LOST_APP
                  + " takes that off.");
      return 0;
    }
  }

  private static int up(Up up, PrintStream err) throws IOException, InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(up::stop, "stop"));
    try {
      up.start();
      up.awaitEnd();
      return 0;
    } catch (Refusal refusal) {
      // What fails because it is being stopped has nothing to tell.
      return up.isStopping() ? 0 : say(err, refusal.sentence());
    }
  }

  private static int down(Settings settings, PrintStream out) throws IOException {
    Path data = settings.dataDirectory();
    if (!Files.isDirectory(data)) {
      out.println("There is no Waymark in " + data + ".");
      return 0;
    }
    if (!endLeftOvers(settings)) {
      stopHolder(data);
      endLeftOvers(settings);
    }
    out.println("Waymark is down; its data stay in " + data + ".");
    return 0;
  }

  /// Ends what killed starts have left; false when a start is running, to which it all belongs.
  private static boolean endLeftOvers(Settings settings) throws IOException {
    Path data = settings.dataDirectory();
    try (DirectoryLock lock = DirectoryLock.take(data)) {
      if (lock == null) {
        return false;
      }
      Up.endLeftOvers(settings, PrivateFiles.directory(data.resolve("logs")));
      return true;
    }
  }

  private static void stopHolder(Path data) throws IOException {
    ProcessHandle holder = DirectoryLock.holder(data);
    if (holder == null || !Programs.has(holder, Start.class.getPackageName())) {
      return;
    }
    holder.destroy();
    try {
      holder.onExit().get(90, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      holder.destroyForcibly();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int say(PrintStream err, String sentence) {
    err.println();
    err.println("waymark: " + sentence);
    return 1;
  }
}
