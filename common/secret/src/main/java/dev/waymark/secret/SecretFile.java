package dev.waymark.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// A file that holds one secret and, where an editor or a shell has made it, a line end.
///
/// @param setting the setting that it is for, such as `waymark.operator.key`
record SecretFile(String setting, Path path) {
  private static final int MOST_BYTES = 1 << 16;

  /// The environment variable of a setting.
  static String variable(String setting) {
    return setting.replaceAll("[^a-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /// The secret in it, without one line end.
  ///
  /// @throws IllegalArgumentException when there is none, for a reason that names the file and not
  ///   what is in it
  String read() {
    byte[] bytes;
    try (InputStream file = Files.newInputStream(path)) {
      bytes = file.readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      throw refused("cannot be read (" + e.getClass().getSimpleName() + ")");
    }
    if (bytes.length > MOST_BYTES) {
      throw refused("has more than " + MOST_BYTES + " bytes");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw refused("is no text in UTF-8");
    }
    String secret = withoutLineEnd(text);
    if (secret.isEmpty()) {
      throw refused("is empty");
    }
    return secret;
  }

  private static String withoutLineEnd(String text) {
    if (text.endsWith("\r\n")) {
      return text.substring(0, text.length() - 2);
    }
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  private IllegalArgumentException refused(String why) {
    return new IllegalArgumentException(
        "%s_FILE names %s, which %s.".formatted(variable(setting), path, why));
  }
}
