package dev.waymark.admin.bulk;

import dev.waymark.admin.link.LinkBody;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The shape of a request that creates many links, for the API's description.
@Schema(name = "BulkCreation")
record BulkCreation(@Schema(required = true, description = "1 to 500.") List<LinkBody> links) {}
