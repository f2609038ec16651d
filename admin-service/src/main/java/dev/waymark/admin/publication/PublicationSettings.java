package dev.waymark.admin.publication;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import java.util.OptionalInt;

/// How documents reach redirect nodes.
@ConfigMapping(prefix = "waymark.publication")
interface PublicationSettings {
  @Doc(
      "Publish documents up to this level, whatever redirect nodes say that they read. Absent: what"
          + " each node that was seen in the last ten minutes reads; 1 while there is none. A node"
          + " goes on with the version before of a document that it cannot read.")
  OptionalInt level();
}
