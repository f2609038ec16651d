package dev.waymark.routing;

import dev.waymark.link.LegacyRouting;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Device;
import dev.waymark.visitor.OperatingSystem;
import dev.waymark.visitor.Visit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Legacy routing in the form that runs. Immutable.
final class Tables {
  private final Map<OperatingSystem, Decision.Chosen> byOs = new EnumMap<>(OperatingSystem.class);
  private final Map<Device, Decision.Chosen> byDevice = new EnumMap<>(Device.class);
  private final Map<Country, Decision.Chosen> byCountry = new HashMap<>();

  /// @param choice what is decided for a URL
  Tables(LegacyRouting routing, Function<String, Decision.Chosen> choice) {
    routing.os().forEach((os, url) -> byOs.put(os, choice.apply(url)));
    routing.device().forEach((device, url) -> byDevice.put(device, choice.apply(url)));
    routing.geo().forEach((country, url) -> byCountry.put(country, choice.apply(url)));
  }

  /// Everything that can be chosen.
  Stream<Decision.Chosen> choices() {
    return Stream.of(byOs, byDevice, byCountry).flatMap(table -> table.values().stream());
  }

  /// What there is for a visitor, the operating system before the device before the country; null
  /// when there is nothing. What is unknown of a visitor is in no table.
  Decision.@Nullable Chosen choice(Visit visit) {
    OperatingSystem os = byOs.isEmpty() ? null : visit.os();
    Decision.Chosen chosen = os == null ? null : byOs.get(os);
    if (chosen == null && !byDevice.isEmpty()) {
      Device device = visit.device();
      chosen = device == null ? null : byDevice.get(device);
    }
    if (chosen == null && !byCountry.isEmpty()) {
      Country country = visit.country();
      chosen = country == null ? null : byCountry.get(country);
    }
    return chosen;
  }
}
