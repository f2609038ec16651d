package dev.waymark.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every installation, whatever it consists of.
class ManifestsTest {
  private static final Pattern OURS = Pattern.compile("waymark/([a-z]+-service):(.+)");
  private static final Set<String> SERVICES = Set.of("redirect", "admin", "analytics");
  private static final Set<String> VOLUMES = Set.of("configMap", "emptyDir", "projected", "secret");

  /// Nothing in a name says where: the cluster's own, and what stands in none.
  private static final Set<String> WITHOUT_NAMESPACE = Set.of("Namespace");

  static Stream<Installation> installations() {
    return Installation.all();
  }

  @Test
  void installations_areOfEachOverlayAndEachComponent() throws IOException {
    var overlays = new TreeSet<String>();
    var components = new TreeSet<String>(Set.of("postgresql")); // in small
    installations()
        .forEach(
            one -> {
              overlays.add(one.overlay());
              components.addAll(one.components());
            });

    assertThat(directories("overlays")).isEqualTo(overlays);
    assertThat(directories("components")).isEqualTo(components);
  }

  private static Set<String> directories(String of) throws IOException {
    try (Stream<Path> all = Files.list(Path.of(of))) {
      return new TreeSet<>(all.map(one -> one.getFileName().toString()).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void fields_areKnownPresentAndOfTheRightType(Installation installation) {
    var faults = new ArrayList<String>();
    for (Manifest manifest : installation.manifests()) {
      Fields.faults(manifest).forEach(fault -> faults.add(manifest + ": " + fault));
    }

    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("installations")
  void objects_areInTheNamespaceAndThereOnce(Installation installation) {
    List<Manifest> manifests = installation.manifests();

    assertThat(manifests.stream().map(Manifest::toString)).doesNotHaveDuplicates();
    for (Manifest manifest : manifests) {
      assertThat(manifest.json().path("metadata").path("namespace").asText())
          .as("%s", manifest)
          .isEqualTo(WITHOUT_NAMESPACE.contains(manifest.kind()) ? "" : "waymark");
    }
  }

  /// Kubernetes only warns of it where a StatefulSet is made, and then makes no pods.
  @ParameterizedTest
  @MethodSource("installations")
  void pods_areRestricted(Installation installation) {
    assertThat(installation.one("Namespace", "waymark").labels())
        .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    for (Pod pod : installation.pods()) {
      JsonNode spec = pod.spec();
      JsonNode security = spec.path("securityContext");
      assertThat(security.path("runAsNonRoot").asBoolean()).as("%s", pod).isTrue();
      assertThat(security.path("runAsUser").asInt()).as("%s", pod).isPositive();
      assertThat(security.path("fsGroup").asInt()).as("%s", pod).isPositive();
      assertThat(security.path("seccompProfile").path("type").asText())
          .as("%s", pod)
          .isEqualTo("RuntimeDefault");
      assertThat(spec.path("automountServiceAccountToken").asText("true"))
          .as("%s", pod)
          .isEqualTo("false");
      assertThat(spec.path("enableServiceLinks").asText("true")).as("%s", pod).isEqualTo("false");
      for (String shared : List.of("hostNetwork", "hostPID", "hostIPC", "hostUsers")) {
        assertThat(spec.has(shared)).as("%s of %s", shared, pod).isFalse();
      }
      for (JsonNode container : pod.containers()) {
        assertRestricted(container, pod + " " + container.path("name").asText());
      }
      for (JsonNode volume : spec.path("volumes")) {
        var kinds = new HashSet<String>();
        volume.fieldNames().forEachRemaining(kinds::add);
        kinds.remove("name");
        assertThat(VOLUMES).as("%s", volume).containsAll(kinds);
        assertThat(volume.has("emptyDir") && !volume.path("emptyDir").has("sizeLimit"))
            .as("%s has no size", volume)
            .isFalse();
      }
    }
  }

  private static void assertRestricted(JsonNode container, String name) {
    JsonNode security = container.path("securityContext");
    assertThat(security.path("allowPrivilegeEscalation").asText("true"))
        .as(name)
        .isEqualTo("false");
    assertThat(security.path("readOnlyRootFilesystem").asBoolean()).as(name).isTrue();
    assertThat(security.path("privileged").asBoolean()).as(name).isFalse();
    assertThat(Manifest.list(security.path("capabilities").path("drop")))
        .as(name)
        .containsExactly("ALL");
    assertThat(security.path("capabilities").has("add")).as(name).isFalse();
    assertThat(security.path("runAsUser").isMissingNode()).as(name).isTrue();
    assertThat(security.path("runAsNonRoot").isMissingNode()).as(name).isTrue();
    for (JsonNode port : container.path("ports")) {
      assertThat(port.has("hostPort")).as(name).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void containersOfOurs_runAsNobodyElse(Installation installation) {
    for (Pod pod : installation.pods()) {
      if (SERVICES.contains(pod.owner().name())) {
        assertThat(pod.spec().path("securityContext").path("runAsUser").asInt())
            .as("%s", pod)
            .isEqualTo(10001);
      }
    }
  }

  /// Memory is what a container gets, so that none is ended for what others use. Processor time is
  /// not bounded: a bound stops a container that could go on.
  @ParameterizedTest
  @MethodSource("installations")
  void resources_haveAsMuchMemoryAsTheyMayUse_andNoBoundOfProcessorTime(Installation installation) {
    for (Pod pod : installation.pods()) {
      for (JsonNode container : pod.containers()) {
        JsonNode resources = container.path("resources");
        String name = pod + " " + container.path("name").asText();
        assertThat(resources.path("limits").path("memory").asText()).as(name).isNotEmpty();
        assertThat(resources.path("requests").path("memory"))
            .as(name)
            .isEqualTo(resources.path("limits").path("memory"));
        assertThat(resources.path("requests").path("cpu").asText()).as(name).isNotEmpty();
        assertThat(resources.path("limits").has("cpu")).as(name).isFalse();
      }
    }
  }

  /// Kubernetes takes a probe that names a port which is not there.
  @ParameterizedTest
  @MethodSource("installations")
  void probes_nameAPortOfTheirContainer(Installation installation) {
    for (Pod pod : installation.pods()) {
      for (JsonNode container : pod.longRunning()) {
        List<String> ports =
            Manifest.each(container.path("ports")).map(port -> port.path("name").asText()).toList();
        for (String kind : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
          JsonNode probe = container.path(kind);
          assertThat(probe.isObject()).as("%s of %s", kind, pod).isTrue();
          for (String way : List.of("httpGet", "tcpSocket")) {
            if (probe.has(way)) {
              assertThat(ports)
                  .as("%s of %s", kind, pod)
                  .contains(probe.path(way).path("port").asText());
            }
          }
        }
      }
    }
  }

  /// Liveness asks nothing that depends on PostgreSQL: a restart would not heal it.
  @ParameterizedTest
  @MethodSource("installations")
  void probesOfOurs_askTheManagementPort(Installation installation) {
    for (Pod pod : installation.pods()) {
      if (SERVICES.contains(pod.owner().name())) {
        JsonNode container = pod.longRunning().getFirst();
        Map<String, String> paths =
            Map.of(
                "startupProbe", "/q/health/started",
                "livenessProbe", "/q/health/live",
                "readinessProbe", "/q/health/ready");
        paths.forEach(
            (probe, path) -> {
              JsonNode get = container.path(probe).path("httpGet");
              assertThat(get.path("path").asText()).as("%s of %s", probe, pod).isEqualTo(path);
              assertThat(get.path("port").asText())
                  .as("%s of %s", probe, pod)
                  .isEqualTo("management");
            });
      }
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void selectors_findWhatTheyAreFor(Installation installation) {
    for (Pod pod : installation.pods()) {
      JsonNode selector = pod.owner().spec().path("selector");
      if (!pod.owner().kind().equals("Job")) {
        assertThat(Manifest.selects(selector, pod.labels())).as("%s", pod).isTrue();
      }
      for (JsonNode spread : pod.spec().path("topologySpreadConstraints")) {
        assertThat(Manifest.selects(spread.path("labelSelector"), pod.labels()))
            .as("%s", pod)
            .isTrue();
      }
    }
    for (Manifest service : installation.ofKind("Service")) {
      List<Pod> pods = selected(installation, service.spec().path("selector"));
      assertThat(pods).as("%s", service).hasSize(1);
      for (JsonNode port : service.spec().path("ports")) {
        assertThat(pods.getFirst().ports())
            .as("%s", service)
            .containsEntry(port.path("targetPort").asText(), port.path("port").asInt());
      }
    }
    for (Manifest budget : installation.ofKind("PodDisruptionBudget")) {
      assertThat(selected(installation, budget.spec().path("selector")))
          .as("%s", budget)
          .hasSize(1);
    }
    for (Manifest set : installation.ofKind("StatefulSet")) {
      Manifest service = installation.one("Service", set.spec().path("serviceName").asText());
      assertThat(service.spec().path("clusterIP").asText()).as("%s", set).isEqualTo("None");
    }
    for (Manifest scaler : installation.ofKind("HorizontalPodAutoscaler")) {
      JsonNode target = scaler.spec().path("scaleTargetRef");
      Manifest scaled =
          installation.one(target.path("kind").asText(), target.path("name").asText());
      assertThat(scaled.spec().has("replicas")).as("who says how many %s", scaled).isFalse();
    }
  }

  private static List<Pod> selected(Installation installation, JsonNode selector) {
    return installation.pods().stream()
        .filter(pod -> Manifest.selects(selector, pod.labels()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("installations")
  void routes_leadToPortsThatServicesHave(Installation installation) {
    for (Manifest ingress : installation.ofKind("Ingress")) {
      // Where an ingress would repeat a redirect at another node.
      assertThat(
              ingress
                  .json()
                  .path("metadata")
                  .path("annotations")
                  .path("nginx.ingress.kubernetes.io/proxy-next-upstream")
                  .asText())
          .as("%s", ingress)
          .isEqualTo("off");
      for (JsonNode backend : ingress.spec().findValues("service")) {
        assertThat(ports(installation, backend.path("name").asText(), "name"))
            .as("%s", ingress)
            .contains(backend.path("port").path("name").asText());
      }
    }
    for (Manifest route : installation.ofKind("HTTPRoute")) {
      for (JsonNode backends : route.spec().findValues("backendRefs")) {
        for (JsonNode backend : backends) {
          assertThat(ports(installation, backend.path("name").asText(), "port"))
              .as("%s", route)
              .contains(backend.path("port").asText());
        }
      }
      for (JsonNode parent : route.spec().path("parentRefs")) {
        Manifest gateway = installation.one("Gateway", parent.path("name").asText());
        assertThat(
                Manifest.each(gateway.spec().path("listeners"))
                    .map(one -> one.path("name").asText()))
            .as("%s", route)
            .contains(parent.path("sectionName").asText());
      }
    }
    for (Manifest certificate : installation.ofKind("Certificate")) {
      var used = new HashSet<String>();
      installation
          .ofKind("Ingress", "Gateway")
          .forEach(
              one -> {
                used.addAll(one.spec().findValuesAsText("secretName"));
                one.spec()
                    .findValues("certificateRefs")
                    .forEach(refs -> used.addAll(refs.findValuesAsText("name")));
              });
      assertThat(used).containsExactly(certificate.spec().path("secretName").asText());
    }
  }

  private static List<String> ports(Installation installation, String service, String member) {
    return Manifest.each(installation.one("Service", service).spec().path("ports"))
        .map(port -> port.path(member).asText())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("installations")
  void volumes_areMountedAndThere(Installation installation) {
    for (Pod pod : installation.pods()) {
      Set<String> mounted = new TreeSet<>();
      for (JsonNode container : pod.containers()) {
        for (JsonNode mount : container.path("volumeMounts")) {
          mounted.add(mount.path("name").asText());
        }
      }
      assertThat(new TreeSet<>(pod.volumes())).as("%s", pod).isEqualTo(mounted);
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void configuration_isThereByItsNameAndKey(Installation installation) {
    for (Pod pod : installation.pods()) {
      for (JsonNode reference : pod.spec().findValues("configMapKeyRef")) {
        Manifest map = installation.one("ConfigMap", reference.path("name").asText());
        assertThat(map.json().path("data").has(reference.path("key").asText()))
            .as("%s in %s", reference, pod)
            .isTrue();
      }
      for (JsonNode volume : pod.spec().path("volumes")) {
        if (volume.has("configMap")) {
          installation.one("ConfigMap", volume.path("configMap").path("name").asText());
        }
      }
    }
  }

  /// No value of a secret stands in a manifest: each is named, and comes from a file.
  @ParameterizedTest
  @MethodSource("installations")
  void secrets_areReferencesToWhatMakeSecretsMakes(Installation installation) throws IOException {
    Map<String, Set<String>> made = SecretsTest.keysByName();
    assertThat(installation.ofKind("Secret")).isEmpty();
    for (Pod pod : installation.pods()) {
      var named = new ArrayList<String>();
      for (JsonNode volume : pod.spec().path("volumes")) {
        String secret = volume.path("secret").path("secretName").asText();
        if (!secret.isEmpty()) {
          named.add(secret);
          assertThat(volume.path("secret").path("defaultMode").asInt())
              .as("%s", volume)
              .isEqualTo(0440);
        }
        for (JsonNode source : volume.path("projected").path("sources")) {
          named.add(source.path("secret").path("name").asText());
          for (JsonNode item : source.path("secret").path("items")) {
            assertThat(made.get(source.path("secret").path("name").asText()))
                .as("%s", source)
                .contains(item.path("key").asText());
          }
        }
      }
      for (JsonNode reference : pod.spec().findValues("secretKeyRef")) {
        assertThat(made.get(reference.path("name").asText()))
            .as("%s", reference)
            .contains(reference.path("key").asText());
      }
      assertThat(made.keySet()).as("%s", pod).containsAll(named);
      for (JsonNode container : pod.containers()) {
        assertSecretsComeFromFiles(pod, container, made);
      }
    }
  }

  private static void assertSecretsComeFromFiles(
      Pod pod, JsonNode container, Map<String, Set<String>> made) {
    Pod.environment(container)
        .forEach(
            (name, value) -> {
              String about = name + " of " + pod;
              if (name.endsWith("_FILE") || name.endsWith("CLIENT_PROPERTIES")) {
                assertThat(fileIsThere(pod, container, Path.of(value), made)).as(about).isTrue();
              } else if (name.matches(".*(PASSWORD|SECRET|CREDENTIAL|_KEY).*")) {
                assertThat(value).as(about).isEmpty();
              } else {
                // Nobody's password in an address either.
                assertThat(value).as(about).doesNotContain("@");
              }
            });
  }

  private static boolean fileIsThere(
      Pod pod, JsonNode container, Path file, Map<String, Set<String>> made) {
    for (JsonNode mount : container.path("volumeMounts")) {
      if (Path.of(mount.path("mountPath").asText()).equals(file.getParent())) {
        for (JsonNode volume : pod.spec().path("volumes")) {
          if (volume.path("name").equals(mount.path("name"))) {
            String secret = volume.path("secret").path("secretName").asText();
            return secret.isEmpty()
                // Made by the container before.
                ? volume.has("emptyDir")
                : made.getOrDefault(secret, Set.of()).contains(file.getFileName().toString());
          }
        }
      }
    }
    return false;
  }

  @ParameterizedTest
  @MethodSource("installations")
  void environment_isOfSettingsThatTheServiceHas(Installation installation) {
    for (Pod pod : installation.pods()) {
      for (JsonNode container : pod.containers()) {
        Matcher image = OURS.matcher(container.path("image").asText());
        if (image.matches()) {
          Collection<String> known =
              Manifest.list(container.path("args")).contains("credential")
                  // Of its own: the node itself must not know this secret.
                  ? List.of("WAYMARK_DATA_DIRECTORY", "WAYMARK_INGEST_SECRET_FILE")
                  : Settings.of(image.group(1)).keySet();
          assertThat(known)
              .as("%s %s", pod, container.path("name").asText())
              .containsAll(Pod.environment(container).keySet());
        }
      }
    }
  }

  /// No service can change a table: only the Job has the role that may.
  @ParameterizedTest
  @MethodSource("installations")
  void databaseRoles_areEachServicesOwn(Installation installation) {
    for (Pod pod : installation.pods()) {
      for (JsonNode container : pod.containers()) {
        Map<String, String> environment = Pod.environment(container);
        String role = environment.get("WAYMARK_DATABASE_USERNAME");
        String owner = pod.owner().name();
        if (role != null) {
          assertThat(role)
              .as("%s", pod)
              .isEqualTo(owner.equals("migrate") ? "waymark_migration" : "waymark_" + owner);
        }
        boolean migrates = Set.of("admin", "analytics").contains(owner);
        assertThat(environment.getOrDefault("WAYMARK_DATABASE_MIGRATE", ""))
            .as("%s", pod)
            .isEqualTo(migrates ? "false" : "");
        if (owner.equals("migrate") && OURS.matcher(container.path("image").asText()).matches()) {
          assertThat(Manifest.list(container.path("args")))
              .as("%s", pod)
              .containsExactly("migrate");
        }
      }
      List<String> steps = pod.containers().stream().map(one -> one.path("name").asText()).toList();
      if (steps.contains("roles")) {
        assertThat(steps).as("roles are made before what they own").startsWith("roles");
      }
      boolean hasPassword =
          pod.spec().findValuesAsText("secretName").contains("waymark-database-migration");
      assertThat(hasPassword).as("%s", pod).isEqualTo(pod.owner().name().equals("migrate"));
    }
  }

  /// A pod that is killed before it has delivered leaves its clicks to its next start.
  @ParameterizedTest
  @MethodSource("installations")
  void graceOfEachService_isMoreThanItMayTakeToEnd(Installation installation) {
    for (Pod pod : installation.pods()) {
      if (SERVICES.contains(pod.owner().name())) {
        JsonNode container = pod.longRunning().getFirst();
        Map<String, String> environment = Pod.environment(container);
        Map<String, String> settings = Settings.of(pod.owner().name() + "-service");
        Duration end =
            Duration.ofSeconds(
                container.path("lifecycle").path("preStop").path("sleep").path("seconds").asInt());
        for (String bound :
            List.of(
                "WAYMARK_STOP_DELAY",
                "WAYMARK_STOP_REQUESTS_AT_MOST",
                "WAYMARK_DELIVERY_DRAIN_AT_MOST")) {
          if (settings.containsKey(bound)) {
            String value = environment.getOrDefault(bound, settings.get(bound));
            end = end.plus(duration(value));
          }
        }
        assertThat(pod.spec().path("terminationGracePeriodSeconds").asLong())
            .as("%s ends within %s", pod, end)
            .isGreaterThan(end.toSeconds());
        assertThat(end).as("%s", pod).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
      }
    }
  }

  private static Duration duration(String text) {
    return Duration.parse(text.startsWith("P") ? text : "PT" + text);
  }

  @ParameterizedTest
  @MethodSource("installations")
  void redirectNodes_keepTheirVolumes_andNothingTakesANodeAway(Installation installation) {
    JsonNode redirect = installation.one("StatefulSet", "redirect").spec();
    JsonNode retention = redirect.path("persistentVolumeClaimRetentionPolicy");
    assertThat(retention.path("whenDeleted").asText()).isEqualTo("Retain");
    assertThat(retention.path("whenScaled").asText()).isEqualTo("Retain");
    assertThat(redirect.path("podManagementPolicy").asText()).isEqualTo("Parallel");
    JsonNode container = redirect.path("template").path("spec").path("containers").get(0);
    assertThat(Pod.environment(container).get("WAYMARK_DATA_DIRECTORY"))
        .startsWith("/var/lib/waymark/");
    assertThat(Manifest.each(container.path("volumeMounts")))
        .anySatisfy(
            mount -> {
              assertThat(mount.path("name").asText()).isEqualTo("data");
              assertThat(mount.path("mountPath").asText()).isEqualTo("/var/lib/waymark");
            });
    for (Manifest scaler : installation.ofKind("HorizontalPodAutoscaler")) {
      assertThat(scaler.spec().path("behavior").path("scaleDown").path("selectPolicy").asText())
          .as("%s", scaler)
          .isEqualTo("Disabled");
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void budgets_areThereForEveryPodThatStays_andLetUnhealthyOnesGo(Installation installation) {
    List<Manifest> budgets = installation.ofKind("PodDisruptionBudget");
    for (Pod pod : installation.pods()) {
      if (!pod.owner().kind().equals("Job")) {
        assertThat(budgets)
            .as("%s", pod)
            .anyMatch(one -> Manifest.selects(one.spec().path("selector"), pod.labels()));
      }
    }
    for (Manifest budget : budgets) {
      assertThat(budget.spec().path("unhealthyPodEvictionPolicy").asText())
          .as("%s", budget)
          .isEqualTo("AlwaysAllow");
      assertThat(budget.spec().path("maxUnavailable").asInt()).as("%s", budget).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("installations")
  void images_areOfThisVersionAndOfNoRegistry(Installation installation) throws IOException {
    Matcher version =
        Pattern.compile("<version>([^<]+)</version>").matcher(Files.readString(Path.of("pom.xml")));
    assertThat(version.find()).isTrue();
    for (Pod pod : installation.pods()) {
      for (JsonNode container : pod.containers()) {
        String image = container.path("image").asText();
        Matcher ours = OURS.matcher(image);
        if (ours.matches()) {
          assertThat(ours.group(2)).as(image).isEqualTo(version.group(1));
        } else {
          assertThat(image).matches("[a-z]+:[0-9][0-9.]*");
        }
      }
    }
  }
}
