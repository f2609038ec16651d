package dev.waymark.admin.oidc;

import dev.waymark.admin.session.Tokens;
import dev.waymark.service.access.Next;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What a browser remembers while somebody signs in elsewhere. The cookie binds the answer of the
/// provider to this browser; nothing is kept here.
///
/// @param state comes back from the provider, with the code
/// @param nonce comes back within the signed token
/// @param verifier proves that whoever redeems the code has asked for it
///   ([PKCE](https://www.rfc-editor.org/rfc/rfc7636))
/// @param next where they go on to
record Attempt(String state, String nonce, String verifier, String next) {
  private static final int MAX_LENGTH = 3_500;

  static Attempt begin(RandomGenerator random, @Nullable String next) {
    return new Attempt(
        Tokens.next(random).text(),
        Tokens.next(random).text(),
        Tokens.next(random).text(),
        Next.of(next));
  }

  /// The value of the cookie.
  String text() {
    String encoded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(next.getBytes(StandardCharsets.UTF_8));
    return state + '.' + nonce + '.' + verifier + '.' + encoded;
  }

  /// Reads a cookie; null when it is none of ours.
  static @Nullable Attempt read(@Nullable String text) {
    if (text == null || text.length() > MAX_LENGTH) {
      return null;
    }
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return null;
    }
    for (int i = 0; i < 3; i++) {
      if (Tokens.of(parts[i]) == null) {
        return null;
      }
    }
    try {
      String next = new String(Base64.getUrlDecoder().decode(parts[3]), StandardCharsets.UTF_8);
      return new Attempt(parts[0], parts[1], parts[2], Next.of(next));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /// What the provider is told of the verifier.
  String challenge() {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /// Whether a state is this one.
  boolean isState(@Nullable String sent) {
    return sent != null
        && MessageDigest.isEqual(
            state.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }

  /// Without what must stay between the browser and the provider.
  @Override
  public String toString() {
    return "Attempt[next=" + next + "]";
  }
}
