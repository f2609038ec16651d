package dev.waymark.admin.publication;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The shape of an approval's request, for the API's description.
@Schema(name = "ApprovalRequest", description = "An empty object.")
record ApprovalBody() {}
