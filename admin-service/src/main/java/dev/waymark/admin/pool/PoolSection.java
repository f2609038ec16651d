package dev.waymark.admin.pool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.waymark.admin.portability.Part;
import dev.waymark.admin.portability.Section;
import dev.waymark.admin.problem.Refusals;
import jakarta.inject.Singleton;
import java.util.List;

/// The pools of a workspace, by their keys.
@Singleton
final class PoolSection implements Section {
  private final Pools pools;

  PoolSection(Pools pools) {
    this.pools = pools;
  }

  @Override
  public Part part() {
    return Part.POOLS;
  }

  @Override
  public ArrayNode export(String workspace) {
    return pools.export(workspace);
  }

  @Override
  public Restored restore(String workspace, JsonNode json, String pointer, Refusals refusals) {
    List<Item> items = Section.items(json, pointer, "pool", refusals);
    pools.restore(workspace, items, refusals);
    return new Restored(items.size(), List.of());
  }
}
