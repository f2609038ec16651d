package dev.waymark.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A service to start: everything that differs between one and the next.
///
/// @param name such as `admin-service`
/// @param option the option that moves its port
/// @param port where it answers on loopback
/// @param launch what stands behind `java`: flags and what to run
/// @param environment what it finds in its environment beside what we were given; secrets are here
///   and never in `launch`, which every user of the machine can read
/// @param preparation what runs before each start; null for nothing
/// @param migration what it finds there instead when it is started with the argument `migrate`, to
///   bring its schemas up to date and end; null when somebody else does that, or it does so itself
/// @param binary what is started in the place of Java; null for Java
record ServiceSpec(
    String name,
    Option option,
    int port,
    List<String> launch,
    Map<String, String> environment,
    @Nullable Preparation preparation,
    @Nullable Map<String, String> migration,
    @Nullable Path binary) {

  /// A service that needs no preparation, and no migration from outside.
  ServiceSpec(
      String name, Option option, int port, List<String> launch, Map<String, String> environment) {
    this(name, option, port, launch, environment, null, null, null);
  }

  /// A service that runs on Java.
  ServiceSpec(
      String name,
      Option option,
      int port,
      List<String> launch,
      Map<String, String> environment,
      @Nullable Preparation preparation,
      @Nullable Map<String, String> migration) {
    this(name, option, port, launch, environment, preparation, migration, null);
  }

  /// The same as a native binary.
  ///
  /// @param program absolute
  /// @param arguments what stands behind it
  ServiceSpec compiled(Path program, List<String> arguments) {
    return new ServiceSpec(
        name, option, port, arguments, environment, preparation, migration, program);
  }

  /// The same after another preparation.
  ServiceSpec prepared(@Nullable Preparation other) {
    return new ServiceSpec(name, option, port, launch, environment, other, migration, binary);
  }

  /// The same with more in its environment.
  ServiceSpec told(Map<String, String> more) {
    var all = new HashMap<>(environment);
    all.putAll(more);
    return new ServiceSpec(
        name, option, port, launch, Map.copyOf(all), preparation, migration, binary);
  }

  /// The same with another migration.
  ServiceSpec migrated(@Nullable Map<String, String> other) {
    return new ServiceSpec(name, option, port, launch, environment, preparation, other, binary);
  }

  /// All that it finds in its environment, when its preparation has run.
  ///
  /// @param log what the preparation has to complain of goes to its end
  Map<String, String> preparedEnvironment(Path log) throws IOException {
    if (preparation == null) {
      return environment;
    }
    var all = new HashMap<>(environment);
    all.put(preparation.variable(), preparation.run(log));
    return Map.copyOf(all);
  }

  /// Where it manages itself: health and metrics.
  int managementPort() {
    return port + Settings.MANAGEMENT_OFFSET;
  }

  /// Answers 200 when the service can do its work.
  URI readiness() {
    return URI.create("http://127.0.0.1:" + managementPort() + "/q/health/ready");
  }

  /// Says what is wrong with it although it can do its work.
  URI wellness() {
    return URI.create("http://127.0.0.1:" + managementPort() + "/q/health/well");
  }

  /// Without the environment.
  @Override
  public String toString() {
    return name;
  }
}
