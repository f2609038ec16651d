package dev.waymark.faults;

import dev.waymark.local.Installation;
import dev.waymark.local.Refusal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;

/// Behind `deploy/faults/run`: clicks with a nonce each, while every process is killed and started
/// again, or the database is lost and restored, or batches of clicks are forged, or another version
/// is updated; then the proof that each acknowledged click was counted exactly once.
public final class Faults {
  private static final String LOSE_DATABASE = "--lose-database";
  private static final String FORGE_BATCHES = "--forge-batches";
  private static final String UPDATE_FROM = "--update-from";
  private static final String ROLLING = "--rolling";
  private static final String ATTACK = "--attack";

  private Faults() {}

  /// Runs one trial in the checkout that the system property `waymark.root` names. Ends with status
  /// 0 when nothing is wrong, 1 when something is, 2 when the trial could not be held.
  @SuppressWarnings("SystemOut")
  public static void main(String... arguments) {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  private static int run(List<String> arguments, PrintStream out, PrintStream err) {
    Path root = Path.of(System.getProperty("waymark.root", "")).toAbsolutePath().normalize();
    try {
      if (arguments.equals(List.of(LOSE_DATABASE))) {
        return tell(databaseLoss(root, out), out);
      }
      if (arguments.equals(List.of(FORGE_BATCHES))) {
        return tell(forgedBatches(root, out), out);
      }
      if (arguments.size() == 2 && arguments.getFirst().equals(UPDATE_FROM)) {
        Path other = Path.of(arguments.getLast()).toAbsolutePath().normalize();
        return tell(rollingUpdate(root, other, out), out);
      }
      if (arguments.size() == 2 && arguments.getFirst().equals(ROLLING)) {
        int restarts = number(arguments.getLast(), ROLLING + " takes how many restarts");
        return tell(rollingRestart(root, restarts, new Random().nextLong(), out), out);
      }
      if (arguments.size() == 2
          && arguments.getFirst().equals(ATTACK)
          && !arguments.getLast().isEmpty()) {
        String what = arguments.getLast();
        return tell(
            Character.isDigit(what.charAt(0))
                ? siege(
                    root, number(what, ATTACK + " takes how many connections of each kind"), out)
                : heavyRequests(root, HeavyRequests.Kind.named(what), 1, out),
            out);
      }
      Report report = trial(root, Terms.read(arguments, new Random()), out);
      out.print(report.text());
      return report.isGood() ? 0 : 1;
    } catch (Refusal refusal) {
      err.println(refusal.sentence());
    } catch (IOException | SQLException e) {
      err.println("The trial could not be held: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 2;
  }

  private static int tell(Outcome outcome, PrintStream out) {
    out.print(outcome.text());
    return outcome.findings().isEmpty() ? 0 : 1;
  }

  /// Something that happens to an installation.
  ///
  /// @param <O> what comes of it
  @FunctionalInterface
  private interface Happening<O> {
    O to(Installation installation) throws IOException, InterruptedException, SQLException;
  }

  /// Runs a trial on a new installation below the module's own target directory, and ends all its
  /// processes.
  ///
  /// @param root the directory of the checkout
  static Report trial(Path root, Terms terms, PrintStream out)
      throws IOException, InterruptedException, SQLException {
    return happen(root, installation -> Trial.run(installation, terms, out));
  }

  /// Loses the database of a new installation there, and ends all its processes.
  ///
  /// @param root the directory of the checkout
  static Outcome databaseLoss(Path root, PrintStream out)
      throws IOException, InterruptedException, SQLException {
    return happen(root, installation -> DatabaseLoss.run(installation, out));
  }

  /// Forges batches of a redirect node of a new installation there, and ends all its processes.
  ///
  /// @param root the directory of the checkout
  static Outcome forgedBatches(Path root, PrintStream out)
      throws IOException, InterruptedException, SQLException {
    return happen(root, installation -> ForgedBatches.run(installation, out));
  }

  /// Updates a new installation there from another version and back, and ends all its processes.
  ///
  /// @param root the directory of the checkout
  /// @param other a checkout of the other version, where its services are built
  private static Outcome rollingUpdate(Path root, Path other, PrintStream out)
      throws IOException, InterruptedException, SQLException {
    return happen(root, installation -> RollingUpdate.run(installation, other, root, out));
  }

  /// Restarts the redirect nodes of a new installation there one after the other, and ends all its
  /// processes.
  ///
  /// @param root the directory of the checkout
  /// @param restarts how many in all
  /// @param seed decides which node comes next
  static Outcome rollingRestart(Path root, int restarts, long seed, PrintStream out)
      throws IOException, InterruptedException, SQLException {
    return happen(root, installation -> RollingRestart.run(installation, restarts, seed, out));
  }

  /// Attacks the redirect service of a new installation there with connections that misbehave, and
  /// ends all its processes.
  ///
  /// @param root the directory of the checkout
  /// @param connections of each kind
  static Outcome siege(Path root, int connections, PrintStream out)
      throws IOException, InterruptedException, SQLException {
    return happen(root, installation -> Siege.run(installation, connections, out));
  }

  /// Sends the admin service of a new installation there what takes as much of it as it can, and
  /// ends all its processes.
  ///
  /// @param root the directory of the checkout
  /// @param share how many times smaller everything is than in full
  static Outcome heavyRequests(
      Path root, List<HeavyRequests.Kind> kinds, int share, PrintStream out)
      throws IOException, InterruptedException, SQLException {
    return happen(root, installation -> HeavyRequests.run(installation, kinds, share, out));
  }

  private static int number(String text, String what) {
    try {
      return Integer.parseUnsignedInt(text);
    } catch (NumberFormatException e) {
      throw new Refusal("%s, not %s.".formatted(what, text));
    }
  }

  private static <O> O happen(Path root, Happening<O> happening)
      throws IOException, InterruptedException, SQLException {
    Path data = root.resolve("deploy/faults/target/data");
    try (Installation installation = Installation.prepare(root, data)) {
      var stop = new Thread(() -> closeQuietly(installation), "stop");
      Runtime.getRuntime().addShutdownHook(stop);
      return happening.to(installation);
    }
  }

  private static void closeQuietly(Installation installation) {
    try {
      installation.close();
    } catch (IOException | RuntimeException e) {
      // The next trial ends what is left.
    }
  }
}
