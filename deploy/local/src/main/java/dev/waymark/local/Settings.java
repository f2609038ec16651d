package dev.waymark.local;

import dev.waymark.database.DatabaseAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a start was asked for.
///
/// @param root the directory of the checkout, where the services were built
/// @param dataDirectory absolute; everything that lasts is in it
/// @param operatorKey null when it is to be generated or found in the data directory
/// @param database null when the embedded PostgreSQL is to be used
/// @param publicUrl what short links begin with, without a slash at the end
/// @param without the names of services that are not to be started
record Settings(
    Path root,
    Path dataDirectory,
    int redirectPort,
    int adminPort,
    int analyticsPort,
    int databasePort,
    @Nullable String operatorKey,
    @Nullable DatabaseAddress database,
    String publicUrl,
    Set<String> without) {

  /// A management port is this much above the port of its service.
  static final int MANAGEMENT_OFFSET = 1000;

  /// The same, with services from another checkout.
  Settings at(Path otherRoot) {
    return new Settings(
        otherRoot,
        dataDirectory,
        redirectPort,
        adminPort,
        analyticsPort,
        databasePort,
        operatorKey,
        database,
        publicUrl,
        without);
  }

  /// Reads flags and environment; a flag wins over its variable, an empty variable counts as unset.
  ///
  /// @param workingDirectory what a relative data directory is relative to; the default one is
  ///   always in the root
  /// @throws Refusal naming the option, for anything that cannot be
  static Settings read(
      List<String> arguments, Map<String, String> environment, Path root, Path workingDirectory) {
    var given = new EnumMap<Option, String>(Option.class);
    for (Option option : Option.values()) {
      String value = environment.get(option.variable());
      if (value != null && !value.isEmpty()) {
        given.put(option, value);
      }
    }
    given.putAll(flags(arguments));

    String directory = given.get(Option.DATA_DIR);
    Path dataDirectory =
        directory == null
            ? root.resolve(defaultOf(Option.DATA_DIR))
            : workingDirectory.resolve(directory);
    String operatorKey = given.get(Option.OPERATOR_KEY);
    if (operatorKey != null && !operatorKey.matches("\\S{32,}")) {
      throw new Refusal(
          "The operator's key (%s or %s) needs at least 32 characters and no blanks, not %d."
              .formatted(
                  Option.OPERATOR_KEY.flag(),
                  Option.OPERATOR_KEY.variable(),
                  operatorKey.length()));
    }
    String databaseUrl = given.get(Option.DATABASE_URL);
    DatabaseAddress database =
        databaseUrl == null
            ? null
            : address(
                databaseUrl,
                given.get(Option.DATABASE_USERNAME),
                given.get(Option.DATABASE_PASSWORD));
    int redirectPort = port(Option.REDIRECT_PORT, given);
    String publicUrl = environment.getOrDefault("WAYMARK_PUBLIC_URL", "");
    var settings =
        new Settings(
            root.toAbsolutePath().normalize(),
            dataDirectory.toAbsolutePath().normalize(),
            redirectPort,
            port(Option.ADMIN_PORT, given),
            port(Option.ANALYTICS_PORT, given),
            port(Option.DATABASE_PORT, given),
            operatorKey,
            database,
            publicUrl.isEmpty()
                ? "http://localhost:" + redirectPort
                : publicUrl.replaceFirst("/+$", ""),
            names(given.getOrDefault(Option.WITHOUT, defaultOf(Option.WITHOUT))));
    settings.refuseSharedPorts();
    return settings;
  }

  private static DatabaseAddress address(
      String url, @Nullable String username, @Nullable String password) {
    try {
      return DatabaseAddress.parse(url, username, password);
    } catch (IllegalArgumentException e) {
      throw new Refusal(String.valueOf(e.getMessage()));
    }
  }

  private static Map<Option, String> flags(List<String> arguments) {
    var found = new EnumMap<Option, String>(Option.class);
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      int equals = argument.indexOf('=');
      String flag = equals < 0 ? argument : argument.substring(0, equals);
      Option option = Option.ofFlag(flag);
      if (option == null) {
        throw new Refusal(
            "There is no option %s; there are %s."
                .formatted(
                    flag,
                    Arrays.stream(Option.values())
                        .map(Option::flag)
                        .collect(Collectors.joining(", "))));
      }
      if (equals >= 0) {
        found.put(option, argument.substring(equals + 1));
      } else if (++i < arguments.size()) {
        found.put(option, arguments.get(i));
      } else {
        throw new Refusal("The option " + flag + " needs a value.");
      }
    }
    return found;
  }

  private static int port(Option option, Map<Option, String> given) {
    String text = given.getOrDefault(option, defaultOf(option));
    int highest = option == Option.DATABASE_PORT ? 65_535 : 65_535 - MANAGEMENT_OFFSET;
    if (text.matches("[0-9]{1,5}")) {
      int port = Integer.parseInt(text);
      if (port >= 1 && port <= highest) {
        return port;
      }
    }
    throw new Refusal(
        "%s is no port for %s (%s): a whole number from 1 to %d is."
            .formatted(text, option.flag(), option.variable(), highest));
  }

  private static Set<String> names(String joined) {
    return Arrays.stream(joined.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private void refuseSharedPorts() {
    var taken = new LinkedHashMap<Integer, Option>();
    ports()
        .forEach(
            (option, port) -> {
              for (int each : portsOf(option, port)) {
                Option other = taken.putIfAbsent(each, option);
                if (other != null) {
                  throw new Refusal(
                      "%s and %s both need port %d (a service's management port is its port plus"
                              .formatted(other.flag(), option.flag(), each)
                          + " "
                          + MANAGEMENT_OFFSET
                          + "): choose another for one of them.");
                }
              }
            });
  }

  /// Every port that will be listened on, by the option that moves it.
  Map<Option, Integer> ports() {
    var ports = new EnumMap<Option, Integer>(Option.class);
    ports.put(Option.REDIRECT_PORT, redirectPort);
    ports.put(Option.ADMIN_PORT, adminPort);
    ports.put(Option.ANALYTICS_PORT, analyticsPort);
    if (database == null) {
      ports.put(Option.DATABASE_PORT, databasePort);
    }
    return ports;
  }

  /// The ports that an option stands for: a service's own and its management port.
  static List<Integer> portsOf(Option option, int port) {
    return option == Option.DATABASE_PORT ? List.of(port) : List.of(port, port + MANAGEMENT_OFFSET);
  }

  private static String defaultOf(Option option) {
    String value = option.defaultValue();
    if (value == null) {
      throw new IllegalStateException(option + " has no default");
    }
    return value;
  }

  /// Without the key.
  @Override
  public String toString() {
    return "Settings[" + dataDirectory + ", " + ports() + "]";
  }
}
