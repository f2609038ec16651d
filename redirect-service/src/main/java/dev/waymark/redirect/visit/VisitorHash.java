package dev.waymark.redirect.visit;

import dev.waymark.redirect.hash.SipHash;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells visitors of one UTC day and one workspace apart, by a hash of address and User-Agent under
/// the day's salt. Holds the salts, in memory only, until their day is over. Any thread.
///
/// SipHash-2-4, because each click pays for it: it is made for short messages under a secret key,
/// and takes less than half the time of HMAC-SHA-256 even where processors help with that. Half of
/// the salt each makes half of the workspace's own key, so that nobody can be followed from one
/// workspace to another.
public final class VisitorHash {
  /// The hash when there is no salt for the day. No visitor has it.
  public static final long UNKNOWN = 0;

  /// Bytes of a salt.
  static final int SALT_BYTES = 32;

  private static final int IPV6_BYTES = 16;
  private static final int NETWORK_BYTES = 8;

  private static final long DAY_MILLIS = 86_400_000;

  private final InstantSource clock;
  private volatile Salt[] salts = {};

  /// Without any salt.
  public VisitorHash(InstantSource clock) {
    this.clock = clock;
  }

  /// The salt of a day since 1970.
  private record Salt(long day, long a, long b, long c, long d) {
    static Salt of(long day, byte[] bytes) {
      ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      return new Salt(day, in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }

    @Override
    public String toString() {
      return "Salt[" + LocalDate.ofEpochDay(day) + ']';
    }
  }

  /// A visitor's hash; {@link #UNKNOWN} without a salt for the day.
  ///
  /// @param epochMillis when the visit happens, in milliseconds since 1970-01-01T00:00:00Z
  /// @param workspace the id of the workspace that counts
  /// @param address the visitor's; of IPv6 the network (/64), for phones change the rest by the
  ///   hour
  /// @param userAgent null when there is none
  public long of(
      long epochMillis, String workspace, InetAddress address, @Nullable String userAgent) {
    Salt salt = saltOf(Math.floorDiv(epochMillis, DAY_MILLIS));
    if (salt == null) {
      return UNKNOWN;
    }
    byte[] ofWorkspace = workspace.getBytes(StandardCharsets.UTF_8);
    long hash =
        SipHash.of(
            SipHash.of(salt.a(), salt.b(), ofWorkspace),
            SipHash.of(salt.c(), salt.d(), ofWorkspace),
            message(network(address), userAgent == null ? "" : userAgent));
    return hash == UNKNOWN ? 1 : hash;
  }

  private static byte[] network(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == IPV6_BYTES ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes;
  }

  /// The agent, whose characters are bytes as in every header, the address, and how long that is.
  private static byte[] message(byte[] address, String agent) {
    byte[] text = agent.getBytes(StandardCharsets.ISO_8859_1);
    byte[] message = Arrays.copyOf(text, text.length + address.length + 1);
    System.arraycopy(address, 0, message, text.length, address.length);
    message[message.length - 1] = (byte) address.length;
    return message;
  }

  private @Nullable Salt saltOf(long day) {
    for (Salt salt : salts) {
      if (salt.day() == day) {
        return salt;
      }
    }
    return null;
  }

  /// Whether today's visitors can be told apart.
  public boolean isKnown() {
    return saltOf(today()) != null;
  }

  /// Takes the salt of a day, in place of the one that it may have had. That of a day that is over
  /// is not wanted.
  ///
  /// @throws IllegalArgumentException when it has not 32 bytes
  public synchronized void learn(LocalDate day, byte[] bytes) {
    if (bytes.length != SALT_BYTES) {
      throw new IllegalArgumentException("a salt of " + bytes.length + " bytes for " + day);
    }
    long number = day.toEpochDay();
    if (number >= today()) {
      salts =
          Stream.concat(
                  Arrays.stream(salts).filter(salt -> salt.day() != number),
                  Stream.of(Salt.of(number, bytes)))
              .toArray(Salt[]::new);
    }
  }

  /// Destroys the salts of days that are over.
  public synchronized void forget() {
    long today = today();
    if (Arrays.stream(salts).anyMatch(salt -> salt.day() < today)) {
      salts = Arrays.stream(salts).filter(salt -> salt.day() >= today).toArray(Salt[]::new);
    }
  }

  private long today() {
    return Math.floorDiv(clock.millis(), DAY_MILLIS);
  }
}
