package dev.waymark.admin.replay;

import dev.waymark.link.UtmParams;
import dev.waymark.visitor.Browser;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Device;
import dev.waymark.visitor.LanguageTag;
import dev.waymark.visitor.OperatingSystem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is kept of a click. Null is what is unknown, or was not there.
///
/// @param id as reports call it
record KeptClick(
    String id,
    Instant at,
    @Nullable Country country,
    @Nullable Device device,
    @Nullable OperatingSystem os,
    @Nullable Browser browser,
    @Nullable LanguageTag language,
    @Nullable String referrer,
    UtmParams utm) {}
