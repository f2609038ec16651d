package dev.waymark.admin.workspace;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.portability.Part;
import dev.waymark.admin.portability.Section;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.service.problem.ProblemType;
import dev.waymark.service.problem.Refusals;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The defaults of a workspace. Its name and its plan belong to the place, not to the document.
@Singleton
final class WorkspaceSection implements Section {
  private static final List<String> MEMBERS =
      List.of("default_utm_params", "default_destination", "time_zone", "country", "home_url");

  private final Workspaces workspaces;

  WorkspaceSection(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Override
  public Part part() {
    return Part.WORKSPACE;
  }

  /// There is no such workspace: whoever has a key of it is told so before, but not the operator.
  @Override
  public void check(String workspace) {
    var _ = workspaces.get(workspace);
  }

  @Override
  public @Nullable String export(
      String workspace, @Nullable String after, JsonGenerator json, BooleanSupplier full)
      throws IOException {
    json.writeTree(WorkspaceDraft.of(workspaces.get(workspace)).toJson().retain(MEMBERS));
    return null;
  }

  @Override
  public Restored restore(String workspace, JsonNode json, String pointer, Refusals refusals) {
    var faults = new Faults();
    var members = new Members(json, "", faults);
    MEMBERS.forEach(members::raw);
    members.end();
    if (faults.isEmpty() && json instanceof ObjectNode defaults) {
      workspaces.replace(workspace, defaults, faults);
    }
    if (!faults.isEmpty()) {
      refusals.add(ProblemType.INVALID, pointer, faults.list());
    }
    return new Restored(1, List.of());
  }
}
