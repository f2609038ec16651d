package dev.waymark.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsTest {
  private static final String STATEFUL_SET =
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: redirect
        labels: {part: waymark}
      spec:
        replicas: 3
        serviceName: nodes
        selector: {matchLabels: {part: waymark}}
        template:
          spec:
            containers:
            - name: redirect
              readinessProbe:
                httpGet: {path: /ready, port: management}
              resources:
                limits: {memory: 512Mi}
      """;

  private static final String CERTIFICATE =
      """
      apiVersion: cert-manager.io/v1
      kind: Certificate
      metadata: {name: waymark-tls}
      spec:
        secretName: waymark-tls
        dnsNames: [go.example.com]
        issuerRef: {name: example}
        privateKey: {algorithm: ECDSA}
      """;

  private static String faults(String yaml) {
    return String.join("; ", Fields.faults(Manifest.read(yaml).getFirst()));
  }

  @Test
  void faults_objectsAsTheyShouldBe_areNone() {
    assertThat(faults(STATEFUL_SET)).isEmpty();
    assertThat(faults(CERTIFICATE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'path: /ready', 'paths: /ready', paths",
    "'replicas: 3', 'replica: 3', replica",
    "'replicas: 3', 'replicas: \"3\"', is understood as",
    "'labels: {part: waymark}', 'labels: {part: 1}', is understood as",
    "'limits: {memory: 512Mi}', 'limits: [memory]', limits",
    "'httpGet: {path: /ready, port: management}', 'httpGet: {path: /ready}', port",
    "'- name: redirect', '- image: redirect', name",
    "'path: /ready', 'path: {}', path",
  })
  void faults_fieldOfKubernetesUnknownMissingOrOfAnotherType_isNamed(
      String right, String wrong, String named) {
    assertThat(STATEFUL_SET).contains(right);

    assertThat(faults(STATEFUL_SET.replace(right, wrong))).contains(named);
  }

  @ParameterizedTest
  @CsvSource({
    "secretName, secretname, Certificate.spec lacks secretName",
    "secretName, secretname, Certificate.spec.secretname is unknown",
    "[go.example.com], go.example.com, is no array",
    "name: example, name: 1, Certificate.spec.issuerRef.name: 1 is no string",
    "ECDSA, ECDSE, is none of",
    "cert-manager.io/v1, cert-manager.io/v1alpha2, is not cert-manager.io/v1",
  })
  void faults_fieldOfADefinitionUnknownMissingOrOfAnotherType_isNamed(
      String right, String wrong, String named) {
    assertThat(CERTIFICATE).contains(right);

    assertThat(faults(CERTIFICATE.replace(right, wrong))).contains(named);
  }
}
