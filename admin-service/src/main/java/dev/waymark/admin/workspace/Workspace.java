package dev.waymark.admin.workspace;

import dev.waymark.link.UtmParams;
import dev.waymark.plan.Plan;
import dev.waymark.publication.WorkspaceDocument.DefaultDestination;
import dev.waymark.visitor.Country;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A workspace as it stands.
///
/// @param id `ws_...`
/// @param defaultUtmParams what links have that set no parameters of their own
/// @param defaultDestination where visitors go when a link has nowhere to send them; null when none
/// @param timeZone an IANA region
/// @param country whose phone numbers need no country code; null for none
/// @param homeUrl where pages lead that say that a link has nothing more; null for nowhere
/// @param planVersion rises with every change of the plan
/// @param version rises with every change
public record Workspace(
    String id,
    String name,
    Plan plan,
    UtmParams defaultUtmParams,
    @Nullable DefaultDestination defaultDestination,
    String timeZone,
    @Nullable Country country,
    @Nullable String homeUrl,
    long planVersion,
    long version,
    Instant createdAt,
    Instant updatedAt) {}
