package dev.waymark.admin.publication;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An approval as it is answered.
@Schema(name = "Approval")
record ApprovalView(@Schema(required = true) Instant approvedAt) {}
