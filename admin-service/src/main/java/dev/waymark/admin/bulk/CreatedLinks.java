package dev.waymark.admin.bulk;

import dev.waymark.admin.link.LinkView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Links that were created together, in the order of the request.
@Schema(name = "CreatedLinks")
record CreatedLinks(@Schema(required = true) List<LinkView> links) {}
