package dev.waymark.local;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How PostgreSQL's programs are started so that they do not run as root, which they refuse.
///
/// An ordinary user starts them as they are. Root starts them in a user namespace, where it is
/// nobody; in a container that allows no namespaces, as the user nobody, who keeps the right to
/// pass through root's directories.
///
/// @param prefix what stands before each command
/// @param owner the user id that the database's files must belong to; -1 for whoever we are
record OrdinaryUser(List<String> prefix, int owner) {
  private static final int NOBODY = 65_534;

  private static final OrdinaryUser NAMESPACE = new OrdinaryUser(List.of("unshare", "-U"), 0);
  private static final OrdinaryUser SET_PRIVILEGES =
      new OrdinaryUser(
          List.of(
              "setpriv",
              "--reuid=" + NOBODY,
              "--regid=" + NOBODY,
              "--clear-groups",
              // Without it, access() forgets that right, and PostgreSQL asks access() about itself.
              "--securebits=+no_setuid_fixup",
              "--inh-caps=+dac_override",
              "--ambient-caps=+dac_override"),
          NOBODY);

  /// The way that works on this machine for whoever we are.
  ///
  /// @throws Refusal when we are root and none does
  static OrdinaryUser find(Path log) {
    if (new UnixSystem().getUid() != 0) {
      return new OrdinaryUser(List.of(), -1);
    }
    for (OrdinaryUser way : List.of(NAMESPACE, SET_PRIVILEGES)) {
      try {
        if (Programs.run(way.command(List.of("true")), log, Duration.ofSeconds(10)) == 0) {
          return way;
        }
      } catch (IOException e) {
        // There is no such program: the next one may be there.
      }
    }
    throw new Refusal(
        "PostgreSQL does not run as root, and neither unshare nor setpriv helps on this machine:"
            + " run ./waymark as an ordinary user, or set WAYMARK_DATABASE_URL.");
  }

  /// A command as it is to be started.
  List<String> command(List<String> plain) {
    var command = new ArrayList<String>(prefix);
    command.addAll(plain);
    return command;
  }

  /// Makes the database's files belong to the user it runs as, where an earlier start found another
  /// way than this one.
  void own(Path directory) throws IOException {
    if (owner < 0 || isOwner(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            return chown(file);
          }

          // After what is in it, so that an interrupted walk starts anew.
          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
              throws IOException {
            return chown(visited);
          }
        });
  }

  private boolean isOwner(Path directory) throws IOException {
    return Integer.valueOf(owner).equals(Files.getAttribute(directory, "unix:uid"));
  }

  private FileVisitResult chown(Path path) throws IOException {
    Files.setAttribute(path, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
    return FileVisitResult.CONTINUE;
  }
}
