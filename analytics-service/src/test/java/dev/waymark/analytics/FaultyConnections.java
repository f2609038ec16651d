package dev.waymark.analytics;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Connections to the tests' database, each of its own, with which something is wrong.
public final class FaultyConnections implements InvocationHandler {
  /// The process is dead: PostgreSQL sees its connection end without a word.
  public static final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final Set<String> STEPS =
      Set.of("prepareStatement", "createStatement", "unwrap", "commit");

  private final Connection connection;
  private final int cutAt;
  private final boolean inOneTransaction;
  private final UnaryOperator<String> sql;
  private int steps;

  private FaultyConnections(
      Connection connection, int cutAt, boolean inOneTransaction, UnaryOperator<String> sql) {
    this.connection = connection;
    this.cutAt = cutAt;
    this.inOneTransaction = inOneTransaction;
    this.sql = sql;
  }

  /// Connections that end before the statement with this number, counted from 1; the commit and
  /// what follows it count too.
  public static DataSource cutAt(int step, String url) {
    return source(url, step, true, UnaryOperator.identity());
  }

  /// The same, with each statement in a transaction of its own.
  public static DataSource cutWithoutTransaction(int step, String url) {
    return source(url, step, false, UnaryOperator.identity());
  }

  /// Connections on which a part of a statement is another.
  public static DataSource replacing(String part, String by, String url) {
    return source(url, Integer.MAX_VALUE, true, statement -> statement.replace(part, by));
  }

  private static DataSource source(
      String url, int cutAt, boolean inOneTransaction, UnaryOperator<String> sql) {
    return proxy(
        DataSource.class,
        (_, method, _) -> {
          if (!method.getName().equals("getConnection")) {
            throw new UnsupportedOperationException(method.getName());
          }
          var properties = new Properties();
          properties.setProperty("currentSchema", "analytics");
          return proxy(
              Connection.class,
              new FaultyConnections(
                  DriverManager.getConnection(url, properties), cutAt, inOneTransaction, sql));
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    String name = method.getName();
    if (STEPS.contains(name)) {
      cutIfDue();
    }
    if (!inOneTransaction && Set.of("setAutoCommit", "commit", "rollback").contains(name)) {
      return null;
    }
    if (name.equals("prepareStatement")) {
      Objects.requireNonNull(arguments)[0] = sql.apply((String) arguments[0]);
    }
    Object result;
    try {
      result = method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw Objects.requireNonNullElse(e.getCause(), e);
    }
    if (name.equals("commit")) {
      cutIfDue();
    }
    return result;
  }

  private void cutIfDue() throws SQLException {
    if (++steps == cutAt) {
      connection.abort(Runnable::run);
      throw new Cut();
    }
  }
}
