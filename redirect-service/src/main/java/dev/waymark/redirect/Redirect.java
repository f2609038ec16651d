package dev.waymark.redirect;

import dev.waymark.redirect.delivery.CredentialCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/// Where the program begins: the service, or with the argument `credential` what derives the
/// service's credential.
@QuarkusMain
public final class Redirect {
  private Redirect() {}

  /// Ends with the service, or at once.
  @SuppressWarnings("SystemOut")
  public static void main(String... arguments) {
    if (arguments.length > 0 && arguments[0].equals(CredentialCommand.NAME)) {
      System.exit(CredentialCommand.run(arguments, System.getenv(), System.out, System.err));
    }
    ExitStatus.isSuccessWhenAskedToStop();
    Quarkus.run(arguments);
  }
}
