package dev.waymark.redirect.database;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/// The database that admin-service publishes to.
@ConfigMapping(prefix = "waymark.database")
public interface DatabaseSettings {
  @Doc(
      "Where PostgreSQL is: `jdbc:postgresql://host:port/database`, or"
          + " `postgresql://user:password@host:port/database`.")
  String url();

  @Doc("A file that holds `WAYMARK_DATABASE_URL` in its place, read at the start.")
  Optional<Path> urlFile();

  @Doc("The role to log in as; wins over the one in the URL.")
  Optional<String> username();

  @Doc("The password of that role; wins over the one in the URL.")
  Optional<String> password();

  @Doc("A file that holds `WAYMARK_DATABASE_PASSWORD` in its place, read at the start.")
  Optional<Path> passwordFile();
}
