package dev.waymark.redirect.store;

import java.util.Arrays;

/// A column of small numbers, as {@link Longs}.
public final class Ints {
  private static final int SHIFT = 14;
  private static final int PIECE = Longs.PIECE;

  private int[][] pieces = {};

  /// Of zeros.
  public Ints() {}

  /// The number of a row; 0 when none was set.
  ///
  /// @param row 0 or more
  public int get(int row) {
    int piece = row >>> SHIFT;
    return piece < pieces.length ? pieces[piece][row & (PIECE - 1)] : 0;
  }

  /// Sets the number of a row.
  ///
  /// @param row 0 or more
  public void set(int row, int value) {
    int piece = row >>> SHIFT;
    while (piece >= pieces.length) {
      int before = pieces.length;
      pieces = Arrays.copyOf(pieces, before + 1);
      pieces[before] = new int[PIECE];
    }
    pieces[piece][row & (PIECE - 1)] = value;
  }
}
