package dev.waymark.faults;

import dev.waymark.local.Installation;
import dev.waymark.local.Installation.Part;
import dev.waymark.local.Refusal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/// An installation of another version is updated service by service under the eyes of visitors,
/// taken back, and updated again in the opposite order: so that each service meets each version of
/// the others, and of what they left on disks and in the database. In the end every click is
/// counted once.
final class RollingUpdate {
  private static final List<String> SLUGS = List.of("rolling-1", "rolling-2", "rolling-3");
  private static final List<Part> READERS_FIRST =
      List.of(Part.ANALYTICS, Part.ADMIN, Part.REDIRECT);
  private static final double CLICKS_PER_SECOND = 50;
  private static final int A_FEW = 100;

  private final Scene scene;
  private final Installation installation;
  private final Path other;
  private final Path own;

  private RollingUpdate(Scene scene, Path other, Path own) {
    this.scene = scene;
    this.installation = scene.installation();
    this.other = other;
    this.own = own;
  }

  /// Updates an installation in which nothing has been started yet. Whoever prepared it closes it.
  ///
  /// @param other a checkout of the other version, where its services are built
  /// @param own this version's checkout
  /// @throws Refusal when Waymark does not start, or the other version is not built
  /// @throws IOException when a service does not do what it is asked for
  static Outcome run(Installation installation, Path other, Path own, PrintStream out)
      throws IOException, InterruptedException, SQLException {
    try (var scene = new Scene(installation, out)) {
      return new RollingUpdate(scene, other, own).run();
    }
  }

  private Outcome run() throws IOException, InterruptedException, SQLException {
    installation.shareOneRole();
    for (Part part : READERS_FIRST) {
      installation.use(part, other);
    }
    scene.start();
    scene.createLinks(scene.api().createWorkspace(), SLUGS);
    Traffic traffic =
        Traffic.start(
            "click", installation.port(Part.REDIRECT), SLUGS, CLICKS_PER_SECOND, scene.uptime());
    awaitCounted();

    for (Part part : READERS_FIRST) {
      replace(part, own, "this version");
    }
    for (Part part : READERS_FIRST) {
      replace(part, other, "the other version");
    }
    for (Part part : READERS_FIRST.reversed()) {
      replace(part, own, "this version");
    }

    List<Click> clicks = traffic.stop();
    scene.uptime().down(System.nanoTime());
    scene.awaitQuiet();
    boolean _ =
        scene.expect(
            "what a version could not read is counted by the other",
            () -> scene.books().rejected().isEmpty());
    scene.judgeAnswers(clicks);
    scene.judgeAlarms();
    scene.rollUp();
    Books books = scene.books();
    scene.find(Audit.findings(clicks, List.of(), books));
    return new Outcome(
        """
        counted     %,d clicks, while each service was replaced three times
        redirect    at most %s
        """
            .formatted(books.size(), scene.uptime().longestGap(clicks)),
        scene.findings());
  }

  private void replace(Part part, Path version, String name)
      throws IOException, InterruptedException, SQLException {
    scene.say("%s is replaced by %s".formatted(part, name));
    scene.aboutToEnd(part);
    installation.stop(part);
    installation.use(part, version);
    scene.start(part);
    awaitCounted();
  }

  /// Some more clicks have been counted, or put aside for a version that can read them.
  private void awaitCounted() throws InterruptedException, SQLException {
    long before = scene.books().taken();
    boolean _ = scene.expect("clicks are delivered", () -> scene.books().taken() >= before + A_FEW);
  }
}
