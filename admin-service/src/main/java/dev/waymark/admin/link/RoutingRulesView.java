package dev.waymark.admin.link;

import dev.waymark.link.LegacyRouting;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Legacy routing as it is written and answered.
@Schema(
    name = "RoutingRules",
    description = "URLs by country, device and operating system, asked when no rule matched.")
record RoutingRulesView(
    @Schema(required = true, examples = "{\"DE\": \"https://example.de/\"}")
        Map<String, String> geo,
    @Schema(required = true, examples = "{\"mobile\": \"https://m.example.com/\"}")
        Map<String, String> device,
    @Schema(required = true, examples = "{\"iOS\": \"https://apps.apple.com/app/id1\"}")
        Map<String, String> os) {

  /// Null when there is none.
  static @Nullable RoutingRulesView of(LegacyRouting routing) {
    if (routing.isEmpty()) {
      return null;
    }
    var view =
        new RoutingRulesView(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    routing.geo().forEach((country, url) -> view.geo.put(country.code(), url));
    routing.device().forEach((device, url) -> view.device.put(device.key(), url));
    routing.os().forEach((os, url) -> view.os.put(os.key(), url));
    return view;
  }
}
