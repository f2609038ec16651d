package dev.waymark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.local.Installation.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// With a real PostgreSQL and a fake service.
@Timeout(180)
class InstallationTest {
  @TempDir static Path directory;

  private static Installation prepare() throws IOException {
    return Installation.prepare(
        directory,
        directory.resolve("data"),
        (settings, secrets, database) ->
            List.of(
                new ServiceSpec(
                    settings.root().getFileName().toString(),
                    Option.REDIRECT_PORT,
                    settings.redirectPort(),
                    List.of(
                        "-Xmx32m", "-cp", TestProcesses.classPath(), FakeService.class.getName()),
                    Map.of("FAKE_PORT", Integer.toString(settings.redirectPort())))));
  }

  private static void awaitReady(Installation installation, Part part) {
    while (!installation.isReady(part)) {
      assertThat(Programs.pause()).isTrue();
    }
  }

  private static void execute(Installation installation, String sql) throws SQLException {
    try (Connection connection = installation.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(Installation installation, String sql) throws SQLException {
    try (Connection connection = installation.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void kill_service_isGoneAtOnceAndStartsAgain() throws Exception {
    try (Installation installation = prepare()) {
      installation.start(Part.REDIRECT);
      awaitReady(installation, Part.REDIRECT);

      installation.kill(Part.REDIRECT);

      assertThat(installation.isRunning(Part.REDIRECT)).isFalse();
      assertThat(installation.isReady(Part.REDIRECT)).isFalse();
      installation.start(Part.REDIRECT);
      awaitReady(installation, Part.REDIRECT);
      assertThatThrownBy(() -> installation.start(Part.REDIRECT))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(Programs.running(directory.toString())).isEmpty();
  }

  @Test
  void use_otherCheckout_isWhereTheServiceStartsFromNext() throws Exception {
    try (Installation installation = prepare()) {
      installation.use(Part.REDIRECT, directory.resolve("other"));
      installation.start(Part.REDIRECT);
      awaitReady(installation, Part.REDIRECT);

      try (var logs = Files.list(installation.dataDirectory().resolve("logs"))) {
        assertThat(logs).anyMatch(log -> log.getFileName().toString().startsWith("other-"));
      }
      assertThatThrownBy(() -> installation.use(Part.ADMIN, directory))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("ADMIN");
    }
  }

  @Test
  void kill_postgresqlWithAnOpenTransaction_startsAgainWithWhatWasCommitted() throws Exception {
    try (Installation installation = prepare()) {
      installation.start(Part.POSTGRESQL);
      try (Connection open = installation.connect();
          Statement statement = open.createStatement()) {
        statement.execute("create table kept as select 42 as answer");
        open.setAutoCommit(false);
        statement.execute("update kept set answer = 43");

        installation.kill(Part.POSTGRESQL);

        assertThat(installation.isRunning(Part.POSTGRESQL)).isFalse();
        assertThatThrownBy(open::commit).isInstanceOf(SQLException.class);
      }
      installation.start(Part.POSTGRESQL);
      assertThat(ask(installation, "select answer from kept")).isEqualTo("42");
    }
    assertThat(Programs.running(directory.toString())).isEmpty();
  }

  @Test
  void restoreDatabase_afterMoreWasWritten_hasWhatTheBackupHad() throws Exception {
    Path backup = directory.resolve("backup");
    try (Installation installation = prepare()) {
      installation.start(Part.POSTGRESQL);
      execute(installation, "create table kept as select 42 as answer");
      installation.stop(Part.POSTGRESQL);
      installation.backUpDatabase(backup);
      installation.start(Part.POSTGRESQL);
      execute(installation, "update kept set answer = 43");
      assertThatThrownBy(() -> installation.restoreDatabase(backup))
          .isInstanceOf(IllegalStateException.class);

      installation.kill(Part.POSTGRESQL);
      installation.restoreDatabase(backup);
      installation.start(Part.POSTGRESQL);

      assertThat(ask(installation, "select answer from kept")).isEqualTo("42");
    }
  }

  @Test
  void eraseDatabase_startsAsItDidFirst() throws Exception {
    try (Installation installation = prepare()) {
      installation.start(Part.POSTGRESQL);
      execute(installation, "create table kept as select 42 as answer");
      installation.kill(Part.POSTGRESQL);

      installation.eraseDatabase();
      installation.start(Part.POSTGRESQL);

      assertThat(ask(installation, "select to_regclass('kept')")).isNull();
      assertThat(ask(installation, "select to_regnamespace('analytics')")).isEqualTo("analytics");
      assertThat(ask(installation, "select to_regrole('waymark_redirect')"))
          .isEqualTo("waymark_redirect");
    }
  }

  @Test
  void suspend_postgresql_keepsWhoeverAsksWaitingUntilItGoesOn() throws Exception {
    try (Installation installation = prepare();
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      installation.start(Part.POSTGRESQL);
      installation.suspendPostgres();
      Future<String> answer = thread.submit(() -> ask(installation, "select 'here'"));
      assertThatThrownBy(() -> answer.get(200, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      assertThat(installation.isRunning(Part.POSTGRESQL)).isTrue();

      installation.resumePostgres();

      assertThat(answer.get(1, TimeUnit.MINUTES)).isEqualTo("here");
    }
  }

  @Test
  void prepare_afterAnother_knowsNothingOfIt() throws Exception {
    try (Installation first = prepare()) {
      first.start(Part.POSTGRESQL);
      try (Connection connection = first.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("create table kept as select 42 as answer");
      }
    }

    try (Installation second = prepare()) {
      second.start(Part.POSTGRESQL);
      assertThat(ask(second, "select to_regclass('kept') is null")).isEqualTo("t");
    }
  }

  @Test
  void close_thenStart_isRefused() throws Exception {
    Installation installation = prepare();
    installation.close();
    installation.close();

    assertThatThrownBy(() -> installation.start(Part.REDIRECT)).isInstanceOf(Refusal.class);
    assertThat(Files.exists(directory.resolve("data/postgresql/data/postmaster.pid"))).isFalse();
  }
}
