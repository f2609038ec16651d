package dev.waymark.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// Starts a PostgreSQL and holds it until it is killed.
final class PostgresHolder {
  private PostgresHolder() {}

  public static void main(String... arguments) throws IOException, InterruptedException {
    Path home = Path.of(arguments[0]);
    LocalPostgres.start(home, Integer.parseInt(arguments[1]), home.resolve("log"));
    System.out.println("started");
    new CountDownLatch(1).await();
  }
}
