package dev.waymark.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Works out from the network policies who may connect to whom, as Kubernetes does: what an egress
/// rule of the one and an ingress rule of the other allow. Nothing more is allowed than what stands
/// here, and nothing less.
class NetworkTest {
  private static final Map<String, String> OURS = Map.of("kubernetes.io/metadata.name", "waymark");
  private static final Map<String, String> OTHER = Map.of("kubernetes.io/metadata.name", "other");

  /// Somebody or something on the network.
  ///
  /// @param namespace the labels of its namespace; null for what is outside of the cluster
  /// @param address where it is, when outside; else empty
  /// @param ports where it listens
  private record Party(
      String name,
      Map<String, String> namespace,
      Map<String, String> labels,
      String address,
      Set<String> ports) {

    boolean isOurs() {
      return namespace.equals(OURS);
    }
  }

  private static Party pod(
      String name, Map<String, String> namespace, Map<String, String> labels, String... ports) {
    return new Party(name, namespace, labels, "", Set.of(ports));
  }

  private static Party outside(String name, String address, String... ports) {
    return new Party(name, Map.of(), Map.of(), address, Set.of(ports));
  }

  private static Map<String, String> namespace(String label) {
    return Map.of("kubernetes.io/metadata.name", label, "waymark.dev/" + label, "true");
  }

  private static Map<String, Party> parties(Installation installation) {
    var found = new LinkedHashMap<String, Party>();
    for (Pod pod : installation.pods()) {
      Set<String> ports =
          new TreeSet<>(pod.ports().values().stream().map(port -> "TCP " + port).toList());
      found.put(pod.owner().name(), new Party(pod.owner().name(), OURS, pod.labels(), "", ports));
    }
    // CloudNativePG makes its pods, with these labels and ports.
    for (Manifest cluster : installation.ofKind("Cluster")) {
      Map<String, String> labels =
          Manifest.texts(cluster.spec().path("inheritedMetadata").path("labels"));
      found.put("postgresql", pod("postgresql", OURS, labels, "TCP 5432", "TCP 8000", "TCP 9187"));
    }
    Stream.of(
            pod("visitors' proxy", namespace("ingress"), Map.of()),
            pod("TLS proxy", namespace("ingress"), Map.of("waymark.dev/management", "true")),
            pod("Prometheus", namespace("monitoring"), Map.of()),
            pod("operator", OURS, Map.of("waymark.dev/management", "true")),
            pod("stranger here", OURS, Map.of("app", "stranger"), "TCP 80"),
            pod(
                "stranger",
                OTHER,
                Map.of("app.kubernetes.io/name", "redirect"),
                "TCP 80",
                "TCP 5432"),
            // The label of a pod that may, on one that is elsewhere.
            pod("impostor", OTHER, Map.of("waymark.dev/management", "true")),
            pod(
                "CloudNativePG",
                Map.of("kubernetes.io/metadata.name", "cnpg-system"),
                Map.of("app.kubernetes.io/name", "cloudnative-pg")),
            pod(
                "DNS",
                Map.of("kubernetes.io/metadata.name", "kube-system"),
                Map.of("k8s-app", "kube-dns"),
                "UDP 53",
                "TCP 53"),
            outside("DNS of the machine", "169.254.20.10", "UDP 53", "TCP 53"),
            outside("PostgreSQL outside", "192.0.2.5", "TCP 5432", "TCP 22"),
            outside("Kafka outside", "192.0.2.20", "TCP 9093", "TCP 22"),
            outside("Kubernetes", "10.96.0.1", "TCP 443", "TCP 6443"),
            outside("the metadata of the cloud", "169.254.169.254", "TCP 80"))
        .forEach(party -> found.put(party.name(), party));
    return found;
  }

  private static Set<String> allowed(Installation installation) {
    Map<String, Party> parties = parties(installation);
    var found = new TreeSet<String>();
    for (Party from : parties.values()) {
      for (Party to : parties.values()) {
        for (String port : to.ports()) {
          boolean matters = (from.isOurs() || to.isOurs()) && !from.equals(to);
          if (matters
              && (!from.isOurs() || isAllowed(installation, from, to, "Egress", port))
              && (!to.isOurs() || isAllowed(installation, to, from, "Ingress", port))) {
            found.add(from.name() + " > " + to.name() + " " + port);
          }
        }
      }
    }
    return found;
  }

  /// Whether the policies of one end allow a connection with the other.
  private static boolean isAllowed(
      Installation installation, Party own, Party other, String direction, String port) {
    List<JsonNode> policies =
        installation.ofKind("NetworkPolicy").stream()
            .map(Manifest::spec)
            .filter(policy -> Manifest.list(policy.path("policyTypes")).contains(direction))
            .filter(policy -> Manifest.selects(policy.path("podSelector"), own.labels()))
            .toList();
    boolean isIngress = direction.equals("Ingress");
    return policies.isEmpty()
        || policies.stream()
            .flatMap(policy -> Manifest.each(policy.path(isIngress ? "ingress" : "egress")))
            .anyMatch(
                rule ->
                    hasPort(rule.path("ports"), port)
                        && hasPeer(rule.path(isIngress ? "from" : "to"), other));
  }

  private static boolean hasPort(JsonNode ports, String port) {
    return ports.isEmpty()
        || Manifest.each(ports)
            .anyMatch(
                one ->
                    port.equals(one.path("protocol").asText() + " " + one.path("port").asText()));
  }

  private static boolean hasPeer(JsonNode peers, Party party) {
    return peers.isEmpty() || Manifest.each(peers).anyMatch(peer -> is(peer, party));
  }

  private static boolean is(JsonNode peer, Party party) {
    if (peer.has("ipBlock")) {
      return !party.address().isEmpty()
          && contains(peer.path("ipBlock").path("cidr").asText(), party.address());
    }
    boolean namespaceFits =
        peer.has("namespaceSelector")
            ? Manifest.selects(peer.path("namespaceSelector"), party.namespace())
            : party.isOurs();
    return party.address().isEmpty()
        && namespaceFits
        && Manifest.selects(peer.path("podSelector"), party.labels());
  }

  private static boolean contains(String block, String address) {
    int slash = block.indexOf('/');
    int shift = Integer.SIZE - Integer.parseInt(block.substring(slash + 1));
    return number(block.substring(0, slash)) >> shift == number(address) >> shift;
  }

  private static long number(String address) {
    long number = 0;
    for (String part : address.split("\\.", -1)) {
      number = number * 256 + Integer.parseInt(part);
    }
    return number;
  }

  private static Set<String> everywhere(String database) {
    var found =
        new TreeSet<>(
            Set.of(
                "visitors' proxy > redirect TCP 8080",
                "visitors' proxy > admin TCP 8081",
                "visitors' proxy > analytics TCP 8082",
                "admin > analytics TCP 8082",
                "Prometheus > redirect TCP 9080",
                "Prometheus > admin TCP 9081",
                "Prometheus > analytics TCP 9082",
                "operator > redirect TCP 9080",
                "operator > admin TCP 9081",
                "operator > analytics TCP 9082"));
    for (String port : List.of("redirect TCP 9080", "admin TCP 9081", "analytics TCP 9082")) {
      found.add("TLS proxy > " + port);
      // It passes visitors on as the others do.
      found.add("TLS proxy > " + port.replace(" 9", " 8"));
    }
    for (String ours : List.of("redirect", "admin", "analytics", "migrate")) {
      found.add(ours + " > " + database + " TCP 5432");
      addDns(found, ours);
    }
    addDns(found, "operator");
    return found;
  }

  private static void addDns(Set<String> found, String pod) {
    for (String server : List.of("DNS", "DNS of the machine")) {
      found.add(pod + " > " + server + " TCP 53");
      found.add(pod + " > " + server + " UDP 53");
    }
  }

  private static Set<String> needed(Installation installation) {
    Set<String> found =
        everywhere(installation.overlay().equals("small") ? "postgresql" : "PostgreSQL outside");
    if (installation.overlay().equals("small")) {
      found.add("redirect > analytics TCP 8082");
      addDns(found, "postgresql");
    } else {
      found.add("redirect > Kafka outside TCP 9093");
      found.add("analytics > Kafka outside TCP 9093");
    }
    if (installation.components().contains("cloudnative-pg")) {
      for (String ours : List.of("redirect", "admin", "analytics", "migrate")) {
        found.add(ours + " > postgresql TCP 5432");
        // Until PostgreSQL is taken out of the overlay's network.yaml.
        assertThat(found).contains(ours + " > PostgreSQL outside TCP 5432");
      }
      addDns(found, "postgresql");
      found.add("CloudNativePG > postgresql TCP 5432");
      found.add("CloudNativePG > postgresql TCP 8000");
      found.add("Prometheus > postgresql TCP 9187");
      found.add("postgresql > Kubernetes TCP 443");
      found.add("postgresql > Kubernetes TCP 6443");
    }
    return found;
  }

  static Stream<Installation> installations() {
    return Installation.all();
  }

  @ParameterizedTest
  @MethodSource("installations")
  void connections_areThoseThatAreNeededAndNoOthers(Installation installation) {
    assertThat(allowed(installation)).isEqualTo(needed(installation));
  }
}
