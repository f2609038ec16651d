package dev.waymark.local;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Everything that can be set from outside: as a flag (`--redirect-port 8090` or
/// `--redirect-port=8090`) or as an environment variable (`WAYMARK_REDIRECT_PORT`). The flag wins.
enum Option {
  /// Where visitors are answered.
  REDIRECT_PORT("8080"),
  /// Where the API are.
  ADMIN_PORT("8081"),
  /// Where statistics are answered.
  ANALYTICS_PORT("8082"),
  /// Where the embedded PostgreSQL listens.
  DATABASE_PORT("15432"),
  /// Where everything that lasts is kept: data, secrets, logs. Relative to the working directory.
  DATA_DIR(".waymark"),
  /// The key that may do everything, at least 32 characters; generated when it is not given.
  OPERATOR_KEY(null),
  /// A PostgreSQL to use instead of the embedded one.
  DATABASE_URL(null),
  /// Who to be there, where the URL does not say it.
  DATABASE_USERNAME(null),
  /// The password that goes with it.
  DATABASE_PASSWORD(null),
  /// Services that are not to be started, joined by commas: for the one started from an IDE.
  WITHOUT("");

  private final @Nullable String defaultValue;

  Option(@Nullable String defaultValue) {
    this.defaultValue = defaultValue;
  }

  /// The flag, such as `--redirect-port`.
  String flag() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The environment variable, such as `WAYMARK_REDIRECT_PORT`.
  String variable() {
    return "WAYMARK_" + name();
  }

  /// The service whose port it moves, such as `redirect-service`. For options of services' ports.
  String service() {
    return name().toLowerCase(Locale.ROOT).replace("_port", "-service");
  }

  /// What holds when nobody sets it; null when it is then simply not set.
  @Nullable String defaultValue() {
    return defaultValue;
  }

  /// The option of a flag; null when there is none.
  static @Nullable Option ofFlag(String flag) {
    for (Option option : values()) {
      if (option.flag().equals(flag)) {
        return option;
      }
    }
    return null;
  }
}
