package dev.waymark.analytics.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.analytics.Database;
import dev.waymark.service.problem.ProblemException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class BoundedReadingDbTest {
  @Inject Transactions transactions;

  private static String first(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void onSnapshot_aStatementThatTakesTooLong_isAProblemAndNoOtherIsBounded() {
    assertThatThrownBy(
            () ->
                BoundedReading.onSnapshot(
                    transactions, "20ms", connection -> first(connection, "select pg_sleep(60)")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("shorter");
    String after =
        transactions.onSnapshot(connection -> first(connection, "show statement_timeout"));
    assertThat(after).isEqualTo("0");
  }
}
