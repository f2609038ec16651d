package dev.waymark.rule;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Lets equal conditions of many links be one object in memory: a hundred thousand links ask for
/// the same few dozen countries and devices. Best effort and bounded: when full it forgets and
/// starts over, which costs memory and nothing else. Safe for use by several threads.
public final class SharedMatchers {
  private static final int MAX_SIZE = 65_536;

  private final Map<Matcher, Matcher> known = new ConcurrentHashMap<>();

  Matcher share(Matcher matcher) {
    if (known.size() >= MAX_SIZE) {
      known.clear();
    }
    Matcher first = known.putIfAbsent(matcher, matcher);
    return first == null ? matcher : first;
  }
}
