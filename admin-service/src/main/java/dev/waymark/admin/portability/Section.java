package dev.waymark.admin.portability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.admin.problem.Refusals;
import java.util.List;

/// What a feature brings to the document of a workspace. Both methods are called in a transaction.
public interface Section {

  /// What came of restoring a part.
  ///
  /// @param count how many things are now as the document says
  /// @param warnings what could not be restored with them, each a sentence
  record Restored(int count, List<String> warnings) {
    /// A list of its own.
    public Restored {
      warnings = List.copyOf(warnings);
    }
  }

  /// Which part it is.
  Part part();

  /// All that the workspace has of it, as {@link #restore} takes it. Nothing secret is in it.
  JsonNode export(String workspace);

  /// Makes what is there as the document says: what has the same key is changed, what is missing is
  /// created, and everything else stays.
  ///
  /// @param pointer where the part stands
  /// @param refusals gets what is wrong with it; then all is rolled back
  Restored restore(String workspace, JsonNode json, String pointer, Refusals refusals);
}
