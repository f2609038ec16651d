package dev.waymark.service.database;

import dev.waymark.database.DatabaseAddress;
import dev.waymark.secret.SecretFiles;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/// Hands the settings of {@link DatabaseSettings} to the data source, under the names that Quarkus
/// gives them.
public final class DatabaseConfigSource implements ConfigSourceFactory {
  /// Where the data source looks for a JDBC URL.
  static final String URL = "quarkus.datasource.jdbc.url";

  /// Where it looks for the role.
  static final String USERNAME = "quarkus.datasource.username";

  /// Where it looks for the role's password.
  static final String PASSWORD = "quarkus.datasource.password";

  private static final String DEFAULT_URL = "jdbc:postgresql://localhost:5432/waymark";

  /// Above application.properties (250), below the environment (300).
  private static final int ORDINAL = 260;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    String url = SecretFiles.valueOf(context, "waymark.database.url");
    var address =
        DatabaseAddress.parse(
            url == null ? DEFAULT_URL : url,
            value(context, "waymark.database.username"),
            SecretFiles.valueOf(context, "waymark.database.password"));
    Map<String, String> properties = new HashMap<>();
    properties.put(URL, address.jdbcUrl());
    put(properties, USERNAME, address.username());
    put(properties, PASSWORD, address.password());
    return List.of(new PropertiesConfigSource(properties, "waymark.database", ORDINAL));
  }

  private static void put(Map<String, String> properties, String name, @Nullable String value) {
    if (value != null) {
      properties.put(name, value);
    }
  }

  private static @Nullable String value(ConfigSourceContext context, String name) {
    ConfigValue value = context.getValue(name);
    return value == null || value.getValue() == null || value.getValue().isEmpty()
        ? null
        : value.getValue();
  }
}
