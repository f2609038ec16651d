package dev.waymark.admin.transfer;

import dev.waymark.admin.link.LinkView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What came of an import.
///
/// @param created how many links there are now
/// @param skipped how many rows became none
@Schema(name = "ImportResult")
record ImportView(
    @Schema(required = true, description = "How many links were created.") int created,
    @Schema(required = true, description = "How many rows were left out; see errors.") int skipped,
    @Schema(required = true) List<RowError> errors,
    @Schema(required = true) List<ImportedLink> links) {

  /// Why a row became no link.
  ///
  /// @param row as a spreadsheet counts: the header is row 1
  @Schema(name = "RowError")
  record RowError(
      @Schema(required = true, description = "Counted from 1, which is the header.", examples = "4")
          int row,
      @Schema(required = true, examples = "Missing target URL") String reason) {}

  /// A link that was created.
  @Schema(name = "ImportedLink")
  record ImportedLink(
      @Schema(required = true, examples = "lnk_3v9k2m4c6b8x0z1q5w7r") String id,
      @Schema(required = true, examples = "go.example.com") String domain,
      @Schema(required = true, examples = "sale") String slug,
      @Schema(required = true, examples = "https://example.com/") @Nullable String target,
      @Schema(nullable = true) @Nullable String title,
      @Schema(required = true) List<String> tags,
      @Schema(required = true, examples = "https://go.example.com/sale") String shortUrl) {

    static ImportedLink of(LinkView link) {
      return new ImportedLink(
          link.id(),
          link.domain(),
          link.slug(),
          link.target(),
          link.title(),
          link.tags(),
          link.shortUrl());
    }
  }
}
