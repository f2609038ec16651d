package dev.waymark.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RolesTest {
  private static final Path COMPONENT = Path.of("components/roles");

  /// A copy, for kustomize reads no file outside of its directory.
  @Test
  void roles_areThoseOfEveryOtherInstallation() throws IOException {
    assertThat(COMPONENT.resolve("roles.sql"))
        .as(
            "copy it: cp common/core/src/main/resources/db/roles.sql deploy/kubernetes/%s",
            COMPONENT)
        .hasSameTextualContentAs(Path.of("../../common/core/src/main/resources/db/roles.sql"));
  }

  @Test
  void passwords_areGivenToEveryRole() throws IOException {
    String roles = Files.readString(COMPONENT.resolve("roles.sql"));
    String passwords = Files.readString(COMPONENT.resolve("passwords.sql"));
    for (String role : new String[] {"migration", "admin", "analytics", "redirect"}) {
      assertThat(roles).contains("'waymark_" + role + "'");
      assertThat(passwords)
          .contains("alter role waymark_%s password :'%s';".formatted(role, role))
          .contains("\\set %s `cat /run/secrets/waymark/roles/%s`".formatted(role, role));
    }
  }
}
