package dev.waymark.publication;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import org.jspecify.annotations.Nullable;

/// The password of a link, as far as whoever asks for it has to know it.
///
/// @param hash the text of a `PasswordHash`
/// @param version grows with each new password, so that cookies of an older one open nothing
public record Lock(String hash, long version) {
  private static final TextRule HASH = TextRule.line(1_000);

  static @Nullable Lock read(Members members, Faults faults) {
    String hash = members.text("password", HASH);
    Long version = members.number("password_version", 0, Long.MAX_VALUE);
    if (hash != null && version == null) {
      faults.add(members.at("password_version"), "A password has a version.");
    }
    return hash == null || version == null ? null : new Lock(hash, version);
  }

  void writeTo(ObjectNode json) {
    json.put("password", hash);
    json.put("password_version", version);
  }

  /// Without the hash, so that it gets into no log.
  @Override
  public String toString() {
    return "Lock[version=" + version + "]";
  }
}
