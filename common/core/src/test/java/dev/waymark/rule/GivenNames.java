package dev.waymark.rule;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A workspace with one channel, one pool, one schedule and one segment.
public final class GivenNames implements Names {
  @Override
  public @Nullable String channel(String key) {
    return Map.of("es-sales", "ES Sales (WhatsApp)").get(key);
  }

  @Override
  public @Nullable String pool(String key) {
    return Map.of("sales-team", "Sales team").get(key);
  }

  @Override
  public @Nullable String schedule(String key) {
    return Map.of("sales-desk", "Sales desk").get(key);
  }

  @Override
  public @Nullable String segment(String key) {
    return Map.of("eu-daytime", "EU daytime").get(key);
  }
}
