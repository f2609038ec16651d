package dev.waymark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.database.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Against real servers, one at a time in one directory, as a data directory sees them come and go.
@Timeout(180)
class LocalPostgresTest {
  @TempDir static Path home;

  private static LocalPostgres start(int port) throws IOException {
    return LocalPostgres.start(home, port, home.resolve("log"));
  }

  private static DatabaseAddress superuser(LocalPostgres server, String database) {
    return new DatabaseAddress(server.url(database), LocalPostgres.SUPERUSER, server.password());
  }

  private static void execute(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection = DatabaseSetup.connect(address);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection = DatabaseSetup.connect(address);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Test
  void start_again_findsTheData() throws Exception {
    try (LocalPostgres server = start(TestProcesses.freePort())) {
      execute(superuser(server, "postgres"), "create table kept as select 42 as answer");
    }

    try (LocalPostgres server = start(TestProcesses.freePort())) {
      assertThat(ask(superuser(server, "postgres"), "select answer from kept")).isEqualTo("42");
      execute(superuser(server, "postgres"), "drop table kept");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
  void start_durability_isOn(String setting) throws Exception {
    try (LocalPostgres server = start(TestProcesses.freePort())) {
      assertThat(ask(superuser(server, "postgres"), "show " + setting)).isEqualTo("on");
    }
  }

  @Test
  void start_connections_onLoopbackByPasswordOnly() throws Exception {
    try (LocalPostgres server = start(TestProcesses.freePort())) {
      assertThat(ask(superuser(server, "postgres"), "show listen_addresses"))
          .isEqualTo("127.0.0.1");
      assertThat(ask(superuser(server, "postgres"), "show unix_socket_directories")).isEmpty();
      assertThatThrownBy(
              () ->
                  execute(
                      new DatabaseAddress(server.url("postgres"), "postgres", "guess"), "select 1"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
  }

  @ParameterizedTest(name = "on the same port: {0}")
  @ValueSource(booleans = {true, false})
  void start_afterAKilledOne_stopsItsServerAndFindsTheData(boolean samePort) throws Exception {
    int port = TestProcesses.freePort();
    Process holder =
        TestProcesses.run(PostgresHolder.class, Map.of(), home.toString(), Integer.toString(port));
    TestProcesses.readUntil(TestProcesses.output(holder), "started");
    var orphan =
        new DatabaseAddress(
            "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
            LocalPostgres.SUPERUSER,
            Files.readString(home.resolve("superuser-password")));
    execute(orphan, "create table kept as select 42 as answer");
    holder.destroyForcibly().waitFor();
    assertThat(ask(orphan, "select answer from kept")).isEqualTo("42");

    try (LocalPostgres server = start(samePort ? port : TestProcesses.freePort())) {
      assertThat(ask(superuser(server, "postgres"), "select answer from kept")).isEqualTo("42");
      execute(superuser(server, "postgres"), "drop table kept");
      assertThat(Programs.running("postgres -D " + home.resolve("data"))).hasSize(1);
    }
    assertThat(Programs.running("postgres -D " + home.resolve("data"))).isEmpty();
  }

  @Test
  void start_serverCrashedAndItsNumberIsAnotherProcess_starts() throws Exception {
    start(TestProcesses.freePort()).close();
    Files.writeString(
        home.resolve("data/postmaster.pid"),
        ProcessHandle.current().pid()
            + "\n"
            + home.resolve("data")
            + "\n1\n1\n\n127.0.0.1\n\nready");

    try (LocalPostgres server = start(TestProcesses.freePort())) {
      assertThat(ask(superuser(server, "postgres"), "select 1")).isEqualTo("1");
    }
  }

  /// As in most containers. Only root needs a namespace: for anybody else this is a plain start.
  @Test
  void start_namespacesAreForbidden_startsAllTheSame(@TempDir Path fresh) throws Exception {
    Path unshare = Files.writeString(fresh.resolve("unshare"), "#!/bin/sh\nexit 1\n");
    assertThat(unshare.toFile().setExecutable(true)).isTrue();
    Process holder =
        TestProcesses.run(
            PostgresHolder.class,
            Map.of("PATH", fresh + ":" + System.getenv("PATH")),
            fresh.resolve("pg").toString(),
            Integer.toString(TestProcesses.freePort()));
    TestProcesses.readUntil(TestProcesses.output(holder), "started");
    holder.destroyForcibly().waitFor();

    LocalPostgres.endLeftOver(fresh.resolve("pg"), fresh.resolve("log"));

    assertThat(Programs.running(fresh.toString())).isEmpty();
  }

  @Test
  void start_initialisationWasKilled_beginsAgain(@TempDir Path fresh) throws Exception {
    Path unpacked = fresh.resolve("unpacking-1");
    Path initialised = fresh.resolve("initialising-1");
    Files.createDirectories(unpacked.resolve("bin"));
    Files.writeString(Files.createDirectory(initialised).resolve("PG_VERSION"), "18");

    try (LocalPostgres server =
        LocalPostgres.start(fresh, TestProcesses.freePort(), fresh.resolve("log"))) {
      assertThat(ask(superuser(server, "postgres"), "select 1")).isEqualTo("1");
    }
    assertThat(unpacked).doesNotExist();
    assertThat(initialised).doesNotExist();
  }

  @Test
  void start_damagedData_saysWhatTheLogSays() throws Exception {
    start(TestProcesses.freePort()).close();
    Path control = home.resolve("data/global/pg_control");
    Path aside = Files.move(control, home.resolve("aside"));

    try {
      assertThatThrownBy(() -> start(TestProcesses.freePort()))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("PostgreSQL does not start")
          .hasMessageContaining("pg_control");
    } finally {
      Files.move(aside, control);
    }
  }

  @Test
  void embedded_twice_eachRoleHasItsRightsAndNoMore(@TempDir Path secretsHome) throws Exception {
    Secrets secrets = Secrets.load(secretsHome.resolve("secrets"), null, new Random(1));
    try (LocalPostgres server = start(TestProcesses.freePort())) {
      DatabaseSetup.embedded(server, secrets);
      DatabaseSetup.embedded(server, secrets);
      var database = new DatabaseAddress(server.url(DatabaseSetup.DATABASE), null, null);
      DatabaseAddress owner = database.as("waymark_migration", secrets.migrationPassword());
      DatabaseAddress admin = database.as("waymark_admin", secrets.adminPassword());
      DatabaseAddress redirect = database.as("waymark_redirect", secrets.redirectPassword());
      DatabaseAddress analytics = database.as("waymark_analytics", secrets.analyticsPassword());

      // Of what is made there, a service may do nothing until the migrations say so.
      for (String table : List.of("publication.document", "admin.link", "analytics.click")) {
        execute(owner, "create table " + table + " as select 1 as id");
        refused(admin, "select * from " + table);
        refused(redirect, "select * from " + table);
        refused(analytics, "select * from " + table);
      }
      execute(owner, "grant select on publication.document to waymark_redirect");
      assertThat(ask(redirect, "select id from publication.document")).isEqualTo("1");
      for (DatabaseAddress service : List.of(admin, redirect, analytics)) {
        for (String schema : List.of("publication", "admin", "analytics", "public")) {
          refused(service, "create table " + schema + ".mine (id int)");
        }
        refused(service, "create temporary table mine (id int)");
        refused(service, "create schema mine");
        refused(service, "set role waymark_migration");
      }
      refused(owner, "create role other");
      refused(admin, "create role other");
    }
  }

  private static void refused(DatabaseAddress address, String sql) {
    assertThatThrownBy(() -> execute(address, sql))
        .as(sql)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
  }

  @Test
  void external_schemasMissingAndThenThere_makesThemOnce() throws Exception {
    try (LocalPostgres server = start(TestProcesses.freePort())) {
      execute(superuser(server, "postgres"), "create database yours");
      DatabaseAddress yours = superuser(server, "yours");

      DatabaseSetup.external(yours);
      DatabaseSetup.external(yours);

      assertThat(
              ask(
                  yours,
                  "select string_agg(nspname, ' ' order by nspname) from pg_namespace where nspname"
                      + " in ('admin', 'publication', 'analytics')"))
          .isEqualTo("admin analytics publication");
    }
  }

  @Test
  void external_nobodyThere_saysWhichSetting() throws Exception {
    var nobody =
        new DatabaseAddress(
            "jdbc:postgresql://127.0.0.1:" + TestProcesses.freePort() + "/x", "me", "secret");

    assertThatThrownBy(() -> DatabaseSetup.external(nobody))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("WAYMARK_DATABASE_URL")
        .hasMessageNotContaining("secret");
  }

  @Test
  void tail_longLog_lastLinesOnly() throws IOException {
    Path log = Files.writeString(home.resolve("long"), "one\ntwo\nthree\n");

    assertThat(Programs.tail(log, 2)).containsExactly("two", "three");
    assertThat(Programs.tail(home.resolve("none"), 2)).isEmpty();
  }

  @Test
  void run_neverEnding_isEnded() throws IOException {
    int status = Programs.run(List.of("sleep", "60"), home.resolve("sleep"), Duration.ofMillis(50));

    assertThat(status).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, /postgres-linux-x86_64.txz",
    "Linux, aarch64, /postgres-linux-arm_64.txz",
    "Mac OS X, aarch64, /postgres-darwin-arm_64.txz",
    "Mac OS X, x86_64, /postgres-darwin-x86_64.txz",
  })
  void resource_platform_asThePackagerSpellsIt(String os, String machine, String resource) {
    assertThat(PostgresBinaries.resource(os, machine)).isEqualTo(resource);
  }
}
