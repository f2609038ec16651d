package dev.waymark.secret;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/// Takes secrets from files: where `WAYMARK_OPERATOR_KEY_FILE` names a file, what is in it is
/// `WAYMARK_OPERATOR_KEY`, and so for every setting that is secret. Kubernetes hands secrets over
/// as files in a volume, systemd with `LoadCredential=`.
///
/// A service does not start when both are set, or when the file is missing or empty.
public final class SecretFiles implements ConfigSourceFactory {
  /// The settings that can come from a file: all that are secret, of all services.
  public static final List<String> SETTINGS =
      List.of(
          "waymark.operator.key",
          "waymark.ingest.secret",
          "waymark.ingest.secret-previous",
          "waymark.ingest.credential",
          "waymark.ingest.key",
          "waymark.drain.key",
          "waymark.cookie.secret",
          "waymark.cookie.secret-previous",
          "waymark.oidc.client-secret",
          "waymark.mail.password",
          "waymark.database.url",
          "waymark.database.password");

  /// What the name of the setting with the file's name ends with.
  public static final String SUFFIX = "-file";

  /// Above the environment, which is empty where a file is named.
  private static final int ORDINAL = 310;

  private static final String NAME = "secret files";

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    Map<String, String> secrets = new HashMap<>();
    for (String setting : SETTINGS) {
      String secret = inFile(context, setting);
      if (secret != null) {
        secrets.put(setting, secret);
      }
    }
    return List.of(new Source(Map.copyOf(secrets)));
  }

  /// A setting that may come from a file, for a source that makes others of it: sources do not see
  /// each other. Null when it is not set.
  ///
  /// @throws IllegalArgumentException as at the start of a service
  public static @Nullable String valueOf(ConfigSourceContext context, String setting) {
    String inFile = inFile(context, setting);
    return inFile == null ? value(context, setting) : inFile;
  }

  private static @Nullable String inFile(ConfigSourceContext context, String setting) {
    String file = value(context, setting + SUFFIX);
    if (file == null) {
      return null;
    }
    String secret = new SecretFile(setting, Path.of(file)).read();
    if (value(context, setting) != null && !isOurs(context, setting)) {
      String variable = SecretFile.variable(setting);
      throw new IllegalArgumentException(
          "%s and %s_FILE are both set: which one counts?".formatted(variable, variable));
    }
    return secret;
  }

  private static @Nullable String value(ConfigSourceContext context, String name) {
    ConfigValue value = context.getValue(name);
    return value == null || value.getValue() == null || value.getValue().isEmpty()
        ? null
        : value.getValue();
  }

  private static boolean isOurs(ConfigSourceContext context, String setting) {
    return NAME.equals(context.getValue(setting).getConfigSourceName());
  }

  /// Answers whoever asks by name. It lists no names, so that nothing that goes through all
  /// settings, such as the build, comes upon a secret.
  private record Source(Map<String, String> secrets) implements ConfigSource {
    @Override
    public Set<String> getPropertyNames() {
      return Set.of();
    }

    @Override
    public @Nullable String getValue(String name) {
      return secrets.get(name);
    }

    @Override
    public String getName() {
      return NAME;
    }

    @Override
    public int getOrdinal() {
      return ORDINAL;
    }

    @Override
    public String toString() {
      return getName();
    }
  }
}
