package dev.waymark.redirect.delivery;

import dev.waymark.click.ProducerCredential;
import dev.waymark.redirect.journal.JournalIdentity;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Derives a node's credential before the node starts, where the secret is and the node's journal
/// too: in an init container, or in the local start. The node itself never has the secret.
///
/// `credential [--generation <number>] [--to <file>]`, with `WAYMARK_DATA_DIRECTORY` and
/// `WAYMARK_INGEST_SECRET` (or `WAYMARK_INGEST_SECRET_FILE`) in the environment. Prints the
/// credential, or writes it to the file, which only its owner may read.
public final class CredentialCommand {
  /// The argument by which it is asked for.
  public static final String NAME = "credential";

  private static final int LEAST = 32;
  private static final String SECRET = "WAYMARK_INGEST_SECRET";
  private static final String USAGE =
      "Usage: credential [--generation <number>] [--to <file>], with WAYMARK_DATA_DIRECTORY and "
          + SECRET
          + " (or "
          + SECRET
          + "_FILE) in the environment.";

  private CredentialCommand() {}

  /// What was asked for.
  private record Wish(int generation, @Nullable Path to) {}

  /// Derives it.
  ///
  /// @param arguments {@link #NAME} and what follows it
  /// @return the status to end with: 0, or 2 when it cannot be done, for a reason that was printed
  public static int run(
      String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    try {
      Wish wish = read(List.of(arguments).subList(1, arguments.length));
      String secret = secret(environment);
      Path data = Path.of(environment.getOrDefault("WAYMARK_DATA_DIRECTORY", "data"));
      UUID producer = JournalIdentity.establish(data.resolve("journal"), new SecureRandom());
      String text = ProducerCredential.derive(secret, producer, wish.generation()).text();
      if (wish.to() == null) {
        out.println(text);
      } else {
        write(wish.to(), text);
      }
      return 0;
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
    } catch (IOException e) {
      err.println("The credential could not be derived: " + e);
    }
    return 2;
  }

  private static Wish read(List<String> arguments) {
    int generation = ProducerCredential.FIRST_GENERATION;
    Path to = null;
    if (arguments.size() % 2 != 0) {
      throw new IllegalArgumentException(USAGE);
    }
    for (int i = 0; i < arguments.size(); i += 2) {
      String value = arguments.get(i + 1);
      switch (arguments.get(i)) {
        case "--generation" -> {
          if (!value.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("A generation is a number from 1 to 999999999.");
          }
          generation = Integer.parseInt(value);
        }
        case "--to" -> to = Path.of(value);
        default -> throw new IllegalArgumentException(USAGE);
      }
    }
    return new Wish(generation, to);
  }

  private static String secret(Map<String, String> environment) throws IOException {
    String given = environment.getOrDefault(SECRET, "");
    String file = environment.getOrDefault(SECRET + "_FILE", "");
    if (!given.isEmpty() && !file.isEmpty()) {
      throw new IllegalArgumentException(SECRET + " and " + SECRET + "_FILE are both set.");
    }
    String secret = file.isEmpty() ? given : Files.readString(Path.of(file)).stripTrailing();
    if (secret.length() < LEAST || secret.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException(
          SECRET + " must be set to at least " + LEAST + " characters without white space.");
    }
    return secret;
  }

  /// In one step, so that a node that reads the file meanwhile has the old credential or the new.
  private static void write(Path file, String text) throws IOException {
    Path draft =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            ".credential",
            ".tmp",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, text + "\n", StandardCharsets.US_ASCII);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
