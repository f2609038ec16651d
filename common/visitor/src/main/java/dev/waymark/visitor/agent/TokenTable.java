package dev.waymark.visitor.agent;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An ordered table from forms of tokens to values: the earliest of its lines that is in a header
/// decides. One pass over the header finds it, however many lines there are; where no token begins
/// nothing is looked at, and there is no going back, so the time is linear.
///
/// A form is in lower case: a token or several words (`line/`, `snap url preview`). It is found
/// where a token begins: not within letters and digits, but after a digit, for apps glue their name
/// to the version before (`Safari/537.36Snapchat11`). It ends where a token ends, unless the form
/// ends with `*`. With `^` in front the header begins with it; with `*` in front it is the end of a
/// token (`*bot`).
///
/// @param <V> what a line says
final class TokenTable<V> {
  private static final char START = '^';
  private static final char OPEN = '*';
  private static final int ROOT = 0;
  private static final int NONE = Integer.MAX_VALUE;
  private static final int ASCII = 128;

  private final List<V> values;

  /// The tree of the forms, by node: the letter that leads to it, its first child, its next
  /// sibling, and the first line that ends there, at the end of a token or anywhere.
  private final char[] letters;

  private final int[] children;
  private final int[] siblings;
  private final int[] closed;
  private final int[] open;

  /// The children of the root by their letter, for it has most.
  private final int[] roots = new int[ASCII];

  private final List<Ending> endings;

  private record Ending(String text, int line) {}

  private TokenTable(Builder<V> builder) {
    values = List.copyOf(builder.values);
    endings = List.copyOf(builder.endings);
    int nodes = builder.nodes.size();
    letters = new char[nodes];
    children = new int[nodes];
    siblings = new int[nodes];
    closed = new int[nodes];
    open = new int[nodes];
    for (int i = 0; i < nodes; i++) {
      Node node = builder.nodes.get(i);
      letters[i] = node.letter;
      children[i] = node.child;
      siblings[i] = node.sibling;
      closed[i] = node.closed;
      open[i] = node.open;
    }
    for (int child = children[ROOT]; child != 0; child = siblings[child]) {
      roots[letters[child]] = child;
    }
  }

  /// The value of the earliest line whose form is in a header; null when there is none.
  ///
  /// @param header in lower case
  @Nullable V first(String header) {
    return first(header, 0, 0);
  }

  /// Likewise, without a part of the header.
  ///
  /// @param from where the part begins that is not looked at
  /// @param to where it ends
  @Nullable V first(String header, int from, int to) {
    int line = Math.min(scan(header, 0, from), scan(header, to, header.length()));
    for (int i = 0; i < endings.size() && endings.get(i).line < line; i++) {
      if (Tokens.ending(header, endings.get(i).text, 0, from, to) >= 0) {
        line = endings.get(i).line;
      }
    }
    return line == NONE ? null : values.get(line);
  }

  private int scan(String header, int from, int to) {
    int line = NONE;
    if (from == 0 && to > 0) {
      line = walk(header, 0, to, roots[START], line);
    }
    for (int i = from; i < to; i++) {
      char c = header.charAt(i);
      if (c < ASCII && roots[c] != 0 && begins(header, i, c)) {
        line = walk(header, i + 1, to, roots[c], line);
      }
    }
    return line;
  }

  private static boolean begins(String header, int at, char c) {
    if (at == 0 || !Tokens.isWord(c)) {
      return true;
    }
    char before = header.charAt(at - 1);
    return !Tokens.isWord(before) || (Tokens.isDigit(before) && !Tokens.isDigit(c));
  }

  private int walk(String header, int at, int to, int from, int line) {
    int found = line;
    int node = from;
    int next = at;
    while (node != 0) {
      found = Math.min(found, open[node]);
      if (closed[node] < found && ends(header, next)) {
        found = closed[node];
      }
      if (next == to) {
        return found;
      }
      char c = header.charAt(next++);
      node = children[node];
      while (node != 0 && letters[node] != c) {
        node = siblings[node];
      }
    }
    return found;
  }

  /// Whether a token ends before the place.
  private static boolean ends(String header, int at) {
    return at == 0
        || at == header.length()
        || !Tokens.isWord(header.charAt(at))
        || !Tokens.isWord(header.charAt(at - 1));
  }

  /// A table that is written line by line.
  static final class Builder<V> {
    private final List<V> values = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Ending> endings = new ArrayList<>();

    Builder() {
      nodes.add(new Node(START));
    }

    /// Adds a line after the others.
    ///
    /// @throws IllegalArgumentException when the form is none
    Builder<V> add(String form, V value) {
      int line = values.size();
      values.add(value);
      boolean ending = form.charAt(0) == OPEN;
      boolean goesOn = !ending && form.charAt(form.length() - 1) == OPEN;
      String text = form.substring(ending ? 1 : 0, form.length() - (goesOn ? 1 : 0));
      if (text.isEmpty() || !isPlain(text)) {
        throw new IllegalArgumentException("'" + form + "' is no form of a token");
      }
      if (ending) {
        endings.add(new Ending(text, line));
        return this;
      }
      int node = ROOT;
      for (int i = 0; i < text.length(); i++) {
        node = child(node, text.charAt(i));
      }
      Node last = nodes.get(node);
      if (goesOn) {
        last.open = Math.min(last.open, line);
      } else {
        last.closed = Math.min(last.closed, line);
      }
      return this;
    }

    TokenTable<V> build() {
      return new TokenTable<>(this);
    }

    private static boolean isPlain(String text) {
      return text.chars().allMatch(c -> c < ASCII && c >= ' ' && (c < 'A' || c > 'Z') && c != OPEN);
    }

    private int child(int parent, char letter) {
      int child = nodes.get(parent).child;
      while (child != 0 && nodes.get(child).letter != letter) {
        child = nodes.get(child).sibling;
      }
      if (child == 0) {
        var made = new Node(letter);
        made.sibling = nodes.get(parent).child;
        child = nodes.size();
        nodes.add(made);
        nodes.get(parent).child = child;
      }
      return child;
    }
  }

  private static final class Node {
    private final char letter;
    private int child;
    private int sibling;
    private int closed = NONE;
    private int open = NONE;

    private Node(char letter) {
      this.letter = letter;
    }
  }
}
