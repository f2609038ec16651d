package dev.waymark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.database.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicesTest {
  private static final DatabaseAddress DATABASE =
      new DatabaseAddress("jdbc:postgresql://127.0.0.1:15432/waymark", null, null);

  @TempDir Path root;
  private Secrets secrets;

  @BeforeEach
  void builtCheckout() throws IOException {
    for (String service : List.of("redirect-service", "admin-service", "analytics-service")) {
      Path program = root.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
      Files.createDirectories(program.getParent());
      Files.createFile(program);
    }
    secrets = Secrets.load(root.resolve("secrets"), null, new Random(1));
  }

  private Settings settings(Map<String, String> environment) {
    return Settings.read(List.of(), environment, root, root);
  }

  private List<ServiceSpec> packaged(Map<String, String> environment) {
    Settings settings = settings(environment);
    DatabaseAddress database = settings.database();
    return Services.packaged(settings, secrets, database == null ? DATABASE : database);
  }

  @Test
  void packaged_embeddedDatabase_eachServiceHasItsOwnRole() {
    assertThat(packaged(Map.of()))
        .extracting(service -> service.environment().get("WAYMARK_DATABASE_USERNAME"))
        .containsExactly("waymark_analytics", "waymark_admin", "waymark_redirect");
  }

  @Test
  void nativeRedirect_isTheBinaryWithTheSameEnvironment() throws IOException {
    Services services = Services.withNativeRedirect(Services::packaged);
    assertThatThrownBy(() -> services.all(settings(Map.of()), secrets, DATABASE))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("./waymark native");
    Path binary = root.resolve("redirect-service/target/waymark-redirect-native");
    Files.createFile(binary);
    assertThat(binary.toFile().setExecutable(true)).isTrue();

    List<ServiceSpec> jvm = packaged(Map.of());
    List<ServiceSpec> compiled = services.all(settings(Map.of()), secrets, DATABASE);

    assertThat(compiled).extracting(ServiceSpec::binary).containsExactly(null, null, binary);
    assertThat(compiled)
        .extracting(ServiceSpec::environment)
        .isEqualTo(jvm.stream().map(ServiceSpec::environment).toList());
  }

  @Test
  void packaged_embeddedDatabase_noServiceHasTheRoleThatMigrates() {
    for (ServiceSpec service : packaged(Map.of())) {
      assertThat(service.environment())
          .doesNotContainValue("waymark_migration")
          .doesNotContainValue(secrets.migrationPassword());
      if (service.name().equals("redirect-service")) {
        assertThat(service.migration()).isNull();
      } else {
        assertThat(service.environment()).containsEntry("WAYMARK_DATABASE_MIGRATE", "false");
        assertThat(service.migration())
            .containsOnly(
                Map.entry("WAYMARK_DATABASE_URL", DATABASE.jdbcUrl()),
                Map.entry("WAYMARK_DATABASE_USERNAME", "waymark_migration"),
                Map.entry("WAYMARK_DATABASE_PASSWORD", secrets.migrationPassword()));
      }
    }
  }

  @Test
  void packaged_databaseOfYours_whoeverStartsMigrates() {
    assertThat(packaged(Map.of("WAYMARK_DATABASE_URL", "postgresql://me:pw@db/w")))
        .allSatisfy(
            service -> {
              assertThat(service.migration()).isNull();
              assertThat(service.environment()).doesNotContainKey("WAYMARK_DATABASE_MIGRATE");
            });
  }

  @Test
  void packaged_databaseOfYours_allUseWhatYouGave() {
    assertThat(packaged(Map.of("WAYMARK_DATABASE_URL", "postgresql://me:pw@db/w")))
        .allSatisfy(
            service ->
                assertThat(service.environment())
                    .containsEntry("WAYMARK_DATABASE_URL", "jdbc:postgresql://db/w")
                    .containsEntry("WAYMARK_DATABASE_USERNAME", "me")
                    .containsEntry("WAYMARK_DATABASE_PASSWORD", "pw"));
  }

  @Test
  void packaged_always_listensOnLoopbackOnly() {
    assertThat(packaged(Map.of("WAYMARK_ADMIN_PORT", "7001")))
        .allSatisfy(
            service ->
                assertThat(service.environment())
                    .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1")
                    .containsEntry("QUARKUS_HTTP_PORT", "" + service.port())
                    .containsEntry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1")
                    .containsEntry("QUARKUS_MANAGEMENT_PORT", "" + service.managementPort()));
  }

  @Test
  void packaged_secrets_reachWhomTheyConcernAndNoCommandLine() {
    for (ServiceSpec service : packaged(Map.of())) {
      boolean knowsOperator = service.environment().containsValue(secrets.operatorKey());
      boolean signsCookies = service.environment().containsValue(secrets.cookieSecret());
      boolean redirect = service.name().equals("redirect-service");

      assertThat(knowsOperator).as(service.name()).isNotEqualTo(redirect);
      assertThat(signsCookies).as(service.name()).isEqualTo(redirect);
      assertThat(String.join(" ", service.launch()))
          .doesNotContain(secrets.operatorKey())
          .doesNotContain(secrets.redirectPassword());
    }
  }

  /// Whoever gets into the redirect service must find nothing there by which to be another
  /// producer.
  @Test
  void packaged_ingestSecret_isForAnalyticsAloneAndTheRedirectServiceGetsACredential() {
    for (ServiceSpec service : packaged(Map.of())) {
      boolean analytics = service.name().equals("analytics-service");
      boolean redirect = service.name().equals("redirect-service");
      Preparation preparation = service.preparation();

      assertThat(service.environment().containsValue(secrets.ingestSecret()))
          .as(service.name())
          .isEqualTo(analytics);
      assertThat(preparation != null).as(service.name()).isEqualTo(redirect);
      if (preparation != null) {
        assertThat(preparation.variable()).isEqualTo("WAYMARK_INGEST_CREDENTIAL");
        assertThat(preparation.environment())
            .containsEntry(
                "WAYMARK_DATA_DIRECTORY", service.environment().get("WAYMARK_DATA_DIRECTORY"));
        assertThat(String.join(" ", preparation.launch()) + preparation)
            .doesNotContain(secrets.ingestSecret());
      }
    }
  }

  @Test
  void packaged_withoutSomethingUnknown_isRefused() {
    assertThatThrownBy(() -> packaged(Map.of("WAYMARK_WITHOUT", "admin")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("no admin")
        .hasMessageContaining("admin-service");
  }

  @Test
  void packaged_notBuilt_saysWhatToDo() throws IOException {
    Files.delete(root.resolve("admin-service/target/quarkus-app/quarkus-run.jar"));

    assertThatThrownBy(() -> packaged(Map.of()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("admin-service is not built")
        .hasMessageContaining("./waymark up");
  }
}
