package dev.waymark.service.limit;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How much one caller may ask of a node in a minute.
@ConfigMapping(prefix = "waymark.limits")
public interface LimitSettings {
  @Doc(
      "How many wrong keys a minute are looked up for callers of one network (`/24`, `/56` of IPv6),"
          + " on each node: beyond that, keys that were not right here within the hour are answered"
          + " 429. 0 for no limit.")
  @WithDefault("60")
  int wrongKeys();

  @Doc(
      "How many requests that write a workspace's keys may make in a minute together, on each node;"
          + " beyond that they are answered 429. 0 for no limit. The operator's key has none.")
  @WithDefault("1200")
  int writes();

  @Doc(
      "How many requests that cost much (checks, simulations, exports, imports) a workspace's keys"
          + " may make in a minute together, on each node; beyond that they are answered 429. 0 for"
          + " no limit. The operator's key has none.")
  @WithDefault("120")
  int expensive();
}
