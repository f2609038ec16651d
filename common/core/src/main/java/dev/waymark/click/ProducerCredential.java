package dev.waymark.click;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// What one producer proves itself with, and no other: HMAC-SHA-256, under a secret that the
/// producer does not have, of its id and a generation. Whoever has the secret checks a credential
/// without having stored it; whoever has a credential learns neither the secret nor another one.
///
/// As text: `wmp_`, the producer's id, the generation and 64 hexadecimal digits, joined by `_`.
/// Over HTTP it is sent as it is (`Authorization: Waymark-Producer wmp_...`). Kafka has no place
/// for it that other producers could not read, so there each batch carries a signature.
public final class ProducerCredential {
  /// The scheme in the header `Authorization`.
  public static final String SCHEME = "Waymark-Producer";

  /// The header of a Kafka record that holds the signature of its batch.
  public static final String SIGNATURE_HEADER = "waymark-signature";

  /// The generation of a producer's first credential.
  public static final int FIRST_GENERATION = 1;

  private static final int LAST_GENERATION = 999_999_999;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int MAC_BYTES = 32;
  private static final int SIGNATURE_BYTES = Integer.BYTES + MAC_BYTES;
  private static final Pattern TEXT =
      Pattern.compile(
          "wmp_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
              + "_([1-9][0-9]{0,8})_([0-9a-f]{64})");

  private final UUID producer;
  private final int generation;
  private final byte[] key;

  private ProducerCredential(UUID producer, int generation, byte[] key) {
    this.producer = producer;
    this.generation = generation;
    this.key = key;
  }

  /// The credential that a secret gives a producer.
  ///
  /// @param secret what all credentials are derived from
  /// @param generation from 1 to 999,999,999; a later one takes the place of those before it
  public static ProducerCredential derive(String secret, UUID producer, int generation) {
    if (generation < FIRST_GENERATION || generation > LAST_GENERATION) {
      throw new IllegalArgumentException("There is no generation " + generation);
    }
    String message = "waymark producer " + producer + ' ' + generation;
    return new ProducerCredential(
        producer,
        generation,
        mac(secret.getBytes(StandardCharsets.UTF_8), message.getBytes(StandardCharsets.US_ASCII)));
  }

  /// The credential in a text; null when it is none. It may be a false one.
  public static @Nullable ProducerCredential read(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches()
        ? new ProducerCredential(
            UUID.fromString(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            HexFormat.of().parseHex(parts.group(3)))
        : null;
  }

  /// Whose it is.
  public UUID producer() {
    return producer;
  }

  /// Which of that producer's it is, from 1.
  public int generation() {
    return generation;
  }

  /// The credential as text. Secret.
  public String text() {
    return "wmp_" + producer + '_' + generation + '_' + HexFormat.of().formatHex(key);
  }

  /// Whether a secret gives this credential. Takes a time that does not tell how near it is.
  public boolean isFrom(String secret) {
    return MessageDigest.isEqual(key, derive(secret, producer, generation).key);
  }

  /// The signature of a batch: the generation (4 bytes, big-endian) and HMAC-SHA-256 over the batch
  /// (32).
  public byte[] sign(byte[] batch) {
    return ByteBuffer.allocate(SIGNATURE_BYTES).putInt(generation).put(mac(key, batch)).array();
  }

  /// Whether this credential has made the signature of a batch.
  public boolean hasSigned(byte[] batch, byte[] signature) {
    return MessageDigest.isEqual(sign(batch), signature);
  }

  /// The generation that a signature names; 0 when it has not the form of one.
  public static int generationOf(byte[] signature) {
    if (signature.length != SIGNATURE_BYTES) {
      return 0;
    }
    int generation = ByteBuffer.wrap(signature).getInt();
    return generation < FIRST_GENERATION || generation > LAST_GENERATION ? 0 : generation;
  }

  private static byte[] mac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(message);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }

  /// Whose it is, without what is secret.
  @Override
  public String toString() {
    return "ProducerCredential[" + producer + ", " + generation + "]";
  }
}
