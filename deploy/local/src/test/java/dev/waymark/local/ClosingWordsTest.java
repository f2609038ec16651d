package dev.waymark.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClosingWordsTest {
  private static final Path ROOT = Path.of("/waymark");
  private static final Secrets SECRETS = new Secrets("wmk_1", "", "", "", "", "", "", "");

  private static final ServiceSpec ADMIN = spec("admin-service", Option.ADMIN_PORT, 8081);
  private static final ServiceSpec REDIRECT = spec("redirect-service", Option.REDIRECT_PORT, 8080);

  private static ServiceSpec spec(String name, Option option, int port) {
    return new ServiceSpec(name, option, port, List.of(), Map.of());
  }

  private static String words(String demo, ServiceSpec... started) {
    return words(Map.of(), demo, started);
  }

  private static String words(
      Map<String, String> environment, String demo, ServiceSpec... started) {
    return ClosingWords.of(
        Settings.read(List.of(), environment, ROOT, ROOT), SECRETS, List.of(started), demo, null);
  }

  @Test
  void withNobodyThere_sayWhereTheFirstPersonIsMade() {
    String words =
        ClosingWords.of(
            Settings.read(List.of(), Map.of(), ROOT, ROOT),
            SECRETS,
            List.of(ADMIN),
            Demo.READY,
            "http://127.0.0.1:8081/setup#abc");
    assertThat(words).containsOnlyOnce("/setup#").contains("http://127.0.0.1:8081/setup#abc\n");
    assertThat(words(Demo.READY, ADMIN)).doesNotContain("/setup");
  }

  @Test
  void withTheDemo_sayWhatToTry() {
    assertThat(words(Demo.READY, ADMIN, REDIRECT))
        .contains("Waymark is up.\n", "http://localhost:8080/menu", "wmk_1")
        .contains("curl -sI -H 'X-Forwarded-For: 88.198.0.1' http://localhost:8080/sale");
  }

  @Test
  void withoutTheDemo_sayWhyAndShowNoneOfItsLinks() {
    assertThat(words("could not be made: 402", ADMIN, REDIRECT))
        .contains("Waymark is up, but its demo workspace is not: could not be made: 402\n")
        .doesNotContain("/sale");
  }

  @Test
  void withoutAdmin_showNoDemoAndSayWhereItsEnvironmentIs() {
    assertThat(words(Map.of("WAYMARK_WITHOUT", "admin-service"), Demo.READY, REDIRECT))
        .contains("Waymark is up.\n", "http://localhost:8080\n")
        .contains(
            "admin-service      left out; its environment is in /waymark/.waymark/admin-service.env")
        .doesNotContain("/sale");
  }
}
