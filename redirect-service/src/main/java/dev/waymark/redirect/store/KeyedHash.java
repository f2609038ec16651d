package dev.waymark.redirect.store;

/// [SipHash-1-3](https://www.aumasson.jp/siphash/siphash.pdf) of texts, for tables: whoever does
/// not know the key cannot choose texts that meet in one bucket. Allocates nothing.
///
/// @param k0 the first half of the key
/// @param k1 the other half
public record KeyedHash(long k0, long k1) {

  /// The hash of one text.
  public long of(String text) {
    return of("", text);
  }

  /// The hash of two texts, and of where the first ends.
  public long of(String first, String second) {
    long v0 = k0 ^ 0x736f6d6570736575L;
    long v1 = k1 ^ 0x646f72616e646f6dL;
    long v2 = k0 ^ 0x6c7967656e657261L;
    long v3 = k1 ^ 0x7465646279746573L;
    int length = first.length() + second.length();
    // Four characters are a word; the last word has the lengths.
    for (int at = 0; at <= length; at += 4) {
      boolean isLast = at + 4 > length;
      long word = isLast ? ((long) length << 56) | ((long) first.length() << 48) : 0;
      for (int i = at; i < Math.min(at + 4, length); i++) {
        char next = i < first.length() ? first.charAt(i) : second.charAt(i - first.length());
        word ^= (long) next << ((i - at) * Character.SIZE);
      }
      v3 ^= word;
      for (int round = isLast ? 4 : 1; round > 0; round--) {
        v0 += v1;
        v2 += v3;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v1;
        v0 += v3;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 = Long.rotateLeft(v2, 32);
        if (round == 4) {
          v0 ^= word;
          v2 ^= 0xFF;
        }
      }
      if (!isLast) {
        v0 ^= word;
      }
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }
}
