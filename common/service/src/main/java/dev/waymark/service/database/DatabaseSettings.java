package dev.waymark.service.database;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/// The PostgreSQL database that all services share.
@ConfigMapping(prefix = "waymark.database")
public interface DatabaseSettings {
  @Doc(
      "Where PostgreSQL is: jdbc:postgresql://host:port/name, or postgresql://user:password@host:port/name.")
  @WithDefault("jdbc:postgresql://localhost:5432/waymark")
  String url();

  @Doc("A file that holds `WAYMARK_DATABASE_URL` in its place, read at the start.")
  Optional<Path> urlFile();

  @Doc("The database role of this service; not needed when the URL names it.")
  Optional<String> username();

  @Doc("Its password; not needed when the URL names it.")
  Optional<String> password();

  @Doc("A file that holds `WAYMARK_DATABASE_PASSWORD` in its place, read at the start.")
  Optional<Path> passwordFile();

  @Doc(
      "Whether the service brings its schemas up to date when it starts, as the role it has, which"
          + " owns them then. With `false` it waits until that was done, by its own program started"
          + " with the argument `migrate` and with the credentials of the role that owns them: so"
          + " no service can change or drop a table.")
  @WithDefault("true")
  boolean migrate();
}
