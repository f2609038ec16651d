package dev.waymark.redirect.hash;

/// SipHash-1-3 of texts, for tables: whoever does not know the key cannot choose texts that meet in
/// one bucket.
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
    var hash = new SipHash(k0, k1, 1, 3);
    int length = first.length() + second.length();
    // Four characters are a word; the last word has the lengths.
    int whole = length & -4;
    for (int at = 0; at < whole; at += 4) {
      hash.add(word(first, second, at, at + 4));
    }
    hash.add(
        ((long) length << 56) | ((long) first.length() << 48) | word(first, second, whole, length));
    return hash.end();
  }

  private static long word(String first, String second, int from, int to) {
    long word = 0;
    for (int i = from; i < to; i++) {
      char next = i < first.length() ? first.charAt(i) : second.charAt(i - first.length());
      word |= (long) next << ((i - from) * Character.SIZE);
    }
    return word;
  }
}
