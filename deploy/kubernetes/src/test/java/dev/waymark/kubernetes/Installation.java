package dev.waymark.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An overlay with some components, rendered as `kubectl apply -k` renders it.
///
/// @param overlay a directory of `overlays`
/// @param components directories of `components`, beside those that the overlay has
record Installation(String overlay, List<String> components) {
  private static final Map<Installation, List<Manifest>> RENDERED = new ConcurrentHashMap<>();
  private static final Pattern KUSTOMIZE = Pattern.compile("\"kustomizeVersion\": \"v(\\d+)\\.");
  private static final int LEAST_KUSTOMIZE = 5;

  /// What goes with what: each overlay, each component on one that it fits, and what is meant to be
  /// used together.
  static Stream<Installation> all() {
    return Stream.of(
        new Installation("small", List.of()),
        new Installation("small", List.of("ingress", "cert-manager")),
        new Installation("small", List.of("gateway", "cert-manager")),
        new Installation("small", List.of("monitoring", "grafana")),
        new Installation("large", List.of()),
        new Installation("large", List.of("roles")),
        new Installation("large", List.of("cloudnative-pg")),
        new Installation(
            "large",
            List.of("cloudnative-pg", "gateway", "cert-manager", "monitoring", "grafana")));
  }

  /// Its manifests. Skips the test when there is nothing to render them with.
  List<Manifest> manifests() {
    return RENDERED.computeIfAbsent(this, Installation::render);
  }

  private List<Manifest> render() {
    Tool kubectl = Tool.named("kubectl");
    Matcher version = KUSTOMIZE.matcher(kubectl.run("version", "--client", "-o", "json").output());
    if (!version.find() || Integer.parseInt(version.group(1)) < LEAST_KUSTOMIZE) {
      throw Tool.missing("kubectl with kustomize 5 is not here");
    }
    Tool.Answer answer = kubectl.run("kustomize", directory().toString());
    assertThat(answer.status()).as(answer.output()).isZero();
    return Manifest.read(answer.output());
  }

  /// As in the README: an installation is a directory that names an overlay and components.
  private Path directory() {
    if (components.isEmpty()) {
      return Path.of("overlays", overlay);
    }
    Path directory =
        Path.of("target", "installations", overlay + "-" + String.join("-", components));
    var text =
        new StringBuilder(
            "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n");
    text.append("  - ../../../overlays/").append(overlay).append("\ncomponents:\n");
    for (String component : components) {
      text.append("  - ../../../components/").append(component).append('\n');
    }
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("kustomization.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return directory;
  }

  /// Those of some kinds.
  List<Manifest> ofKind(String... kinds) {
    return manifests().stream().filter(one -> List.of(kinds).contains(one.kind())).toList();
  }

  /// The pods that it makes, by what makes them.
  List<Pod> pods() {
    return manifests().stream().flatMap(Pod::of).toList();
  }

  /// One manifest.
  Manifest one(String kind, String name) {
    return ofKind(kind).stream()
        .filter(one -> one.name().equals(name))
        .findAny()
        .orElseThrow(() -> new AssertionError("no " + kind + " " + name + " in " + this));
  }

  /// What the installation alone knows: the data of its ConfigMap.
  JsonNode settings() {
    return ofKind("ConfigMap").stream()
        .filter(one -> one.name().matches("waymark-[a-z0-9]{10}"))
        .findAny()
        .orElseThrow()
        .json()
        .path("data");
  }

  @Override
  public String toString() {
    return components.isEmpty() ? overlay : overlay + " with " + String.join(", ", components);
  }
}
