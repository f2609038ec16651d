package dev.waymark.redirect.store;

import java.util.Arrays;

/// A column of numbers that grows by pieces, so that growing copies nothing. For one thread, or
/// under one lock.
public final class Longs {
  /// Numbers in a piece.
  public static final int PIECE = 1 << 14;

  private static final int SHIFT = 14;

  private long[][] pieces = {};

  /// Of zeros.
  public Longs() {}

  /// The number of a row; 0 when none was set.
  ///
  /// @param row 0 or more
  public long get(int row) {
    int piece = row >>> SHIFT;
    return piece < pieces.length ? pieces[piece][row & (PIECE - 1)] : 0;
  }

  /// Sets the number of a row.
  ///
  /// @param row 0 or more
  public void set(int row, long value) {
    int piece = row >>> SHIFT;
    while (piece >= pieces.length) {
      int before = pieces.length;
      pieces = Arrays.copyOf(pieces, before + 1);
      pieces[before] = new long[PIECE];
    }
    pieces[piece][row & (PIECE - 1)] = value;
  }
}
