package dev.waymark.admin.transfer;

import dev.waymark.admin.link.LinkView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What came of an import.
///
/// @param created how many links there are now
/// @param skipped how many rows became none
/// @param ignoredColumns of which nothing was taken, as they are called in the file
/// @param warnings what else stayed behind, each a sentence
/// @param dryRun whether nothing was made, and this is what would have come of it
@Schema(name = "ImportResult")
public record ImportView(
    @Schema(required = true) int created,
    @Schema(required = true) int skipped,
    @Schema(required = true) List<RowError> errors,
    @Schema(required = true) List<ImportedLink> links,
    @Schema(required = true) List<String> ignoredColumns,
    @Schema(required = true) List<String> warnings,
    @Schema(required = true) boolean dryRun) {

  /// Why a row became no link.
  ///
  /// @param row as a spreadsheet counts: the header is row 1
  @Schema(name = "RowError")
  public record RowError(
      @Schema(required = true) int row, @Schema(required = true) String reason) {}

  /// A link that was created.
  @Schema(name = "ImportedLink")
  public record ImportedLink(
      @Schema(required = true) String id,
      @Schema(required = true) String domain,
      @Schema(required = true) String slug,
      @Schema(required = true) @Nullable String target,
      @Schema(nullable = true) @Nullable String title,
      @Schema(required = true) List<String> tags,
      @Schema(required = true) String shortUrl) {

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
