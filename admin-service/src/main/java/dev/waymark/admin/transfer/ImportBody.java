package dev.waymark.admin.transfer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The shape of a request that imports links, for the API's description. {@link CsvImport} reads
/// it.
@Schema(name = "ImportRequest")
record ImportBody(
    @Schema(
            required = true,
            description = "The file: a header, and at most 500 rows below it.",
            examples = "target,title\nhttps://example.com/,Home")
        String csv,
    @Schema(
            description = "auto takes a file with a column bitlink for one of Bitly's.",
            enumeration = {"auto", "generic", "bitly"},
            defaultValue = "auto")
        String format,
    @Schema(
            description = "A verified domain of the workspace; the default domain when left out.",
            examples = "go.example.com")
        String domain) {}
