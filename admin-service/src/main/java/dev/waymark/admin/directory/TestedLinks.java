package dev.waymark.admin.directory;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Runs the tests of links, for changes of what links share. Links depend on the directory, so they
/// bring their own answer.
public interface TestedLinks {

  /// The links of a workspace of which a test fails now.
  ///
  /// @param links at most 100
  /// @param complete whether the tests of all links were run, and all that fail are told
  @Schema(
      name = "FailingTests",
      description = "The links of the workspace of which a test fails now.")
  record FailingTests(
      @Schema(required = true, description = "At most 100.") List<FailingLink> links,
      @Schema(
              required = true,
              description =
                  "Whether the tests of all links were run, and all that fail are here; false where"
                      + " there are so many that not all were.")
          boolean complete) {

    /// A list of its own.
    public FailingTests {
      links = List.copyOf(links);
    }

    /// Whether there is nothing to tell.
    public boolean nothingToTell() {
      return links.isEmpty() && complete;
    }
  }

  /// A link of which a test fails.
  ///
  /// @param tests the names of those that do
  @Schema(name = "FailingLink")
  record FailingLink(
      @Schema(required = true, examples = "lnk_3v9k2m4c6b8x0z1q5w7r") String id,
      @Schema(required = true, examples = "https://go.example.com/sale") String shortUrl,
      @Schema(required = true, description = "The names of those that fail.") List<String> tests) {

    /// A list of its own.
    public FailingLink {
      tests = List.copyOf(tests);
    }
  }

  /// Runs the tests of the links of a workspace, by what the transaction of the caller has written.
  FailingTests failing(String workspace);
}
