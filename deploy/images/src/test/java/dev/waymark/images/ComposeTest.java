package dev.waymark.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of `compose.yaml` as it stands; {@link ImagesIT} runs it.
class ComposeTest {
  private static final Set<String> PROGRAMS =
      Set.of("setup", "redirect-service", "admin-service", "analytics-service");

  private static Compose compose() throws IOException {
    return Compose.read(Path.of("../../compose.yaml"), Map.of());
  }

  private static Compose.Service service(String name) throws IOException {
    Compose.Service service = compose().services().get(name);
    if (service == null) {
      throw new AssertionError("There is no " + name);
    }
    return service;
  }

  /// What stands between the prefix and the tag.
  private static String program(Compose.Service service) {
    return service.image().replaceFirst("localhost/waymark/([a-z-]+):latest", "$1");
  }

  static Stream<String> ours() throws IOException {
    return compose().services().entrySet().stream()
        .filter(service -> service.getValue().isOurs())
        .map(Map.Entry::getKey);
  }

  static Stream<String> all() throws IOException {
    return compose().services().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("ours")
  void ours_always_mayDoNoMoreThanTheyMust(String name) throws IOException {
    Compose.Service service = service(name);

    assertThat(PROGRAMS).contains(program(service));
    assertThat(service.text("user")).isEqualTo("10001:10001");
    assertThat(service.text("read_only")).isEqualTo("true");
    assertThat(service.list("cap_drop")).containsExactly("ALL");
    assertThat(service.list("security_opt")).containsExactly("no-new-privileges:true");
    assertThat(service.list("tmpfs")).singleElement().asString().startsWith("/tmp:size=");
    assertThat(service.text("mem_limit")).matches("[0-9]+m");
    assertThat(service.text("privileged")).isNull();
  }

  @ParameterizedTest
  @MethodSource("ours")
  void ours_always_areToldOnlyWhatTheyKnow(String name) throws IOException {
    Compose.Service service = service(name);
    if (program(service).equals("setup")) {
      return;
    }
    var known = new TreeSet<>(SettingsPage.of(program(service)));
    if (service.command().contains("credential")) {
      // Of the command, not of the service.
      known.add("WAYMARK_INGEST_SECRET_FILE");
    }

    assertThat(known).containsAll(service.environment().keySet());
  }

  @ParameterizedTest
  @MethodSource("all")
  void every_always_getsSecretsFromFilesOnly(String name) throws IOException {
    service(name)
        .environment()
        .forEach(
            (variable, value) -> {
              if (variable.matches(".*(PASSWORD|SECRET|KEY|CREDENTIAL)(_FILE|_PREVIOUS)*")) {
                assertThat(variable).endsWith("_FILE");
                assertThat(value).startsWith("/run/secrets/");
              }
            });
  }

  @ParameterizedTest
  @MethodSource("all")
  void every_always_namesWhatIsThere(String name) throws IOException {
    Compose.Service service = service(name);

    assertThat(compose().services().keySet()).containsAll(service.dependsOn().keySet());
    for (String volume : service.volumes()) {
      String source = volume.substring(0, volume.indexOf(':'));
      if (source.startsWith("./")) {
        assertThat(Path.of("../..").resolve(source)).isRegularFile();
      } else {
        assertThat(compose().volumes()).contains(source);
      }
    }
    if (!(service.all().get("networks") instanceof Map)) {
      assertThat(compose().networks()).containsAll(service.list("networks"));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void every_butTheProxy_listensOnLoopbackAlone(String name) throws IOException {
    List<String> ports = service(name).list("ports");

    if (name.equals("caddy")) {
      assertThat(ports).isNotEmpty();
    } else {
      assertThat(ports).allMatch(port -> port.startsWith("127.0.0.1:"));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void every_secret_isMountedToReadByWhoeverIsNotToWriteIt(String name) throws IOException {
    for (String volume : service(name).volumes()) {
      if (volume.contains(":/run/secrets")) {
        assertThat(volume).endsWith(":ro");
      }
    }
  }

  @Test
  void elsewhere_always_isTakenByTheTag() throws IOException {
    assertThat(compose().services().values())
        .filteredOn(service -> !service.isOurs())
        .extracting(Compose.Service::image)
        .allMatch(image -> image.matches("docker\\.io/[a-z/]+:[0-9.]+"));
  }

  @Test
  void proxy_alone_isBelieved() throws IOException {
    Object networks = service("caddy").all().get("networks");

    assertThat(networks)
        .isEqualTo(
            Map.of(
                "front",
                Map.of(
                    "ipv4_address",
                    String.valueOf(
                        service("redirect").environment().get("WAYMARK_TRUSTED_PROXIES")))));
  }
}
