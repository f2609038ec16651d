package dev.waymark.admin.pool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.audit.AuditAction;
import dev.waymark.admin.directory.Entry;
import dev.waymark.admin.directory.TestedLinks.FailingTests;
import dev.waymark.admin.keyed.KeyedResources;
import dev.waymark.admin.portability.Part;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.fault.Faults;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What can be done with pools.
@Singleton
public class Pools extends KeyedResources<PoolEntity, PoolDraft, PoolView> {
  private static final Sort SORT =
      new Sort(
          Entry.POOL,
          Part.POOLS,
          AuditAction.POOL_CREATE,
          AuditAction.POOL_UPDATE,
          AuditAction.POOL_DELETE);

  Pools(Surroundings surroundings) {
    super(SORT, PoolEntity.class, surroundings);
  }

  @Override
  protected PoolDraft read(
      ObjectNode json, @Nullable ObjectNode sent, Workspace workspace, Faults faults) {
    return PoolDraft.read(json, directory(workspace.id()), faults);
  }

  @Override
  protected PoolDraft draft(PoolEntity row) {
    return PoolMapping.draft(row);
  }

  @Override
  protected PoolEntity empty() {
    return new PoolEntity();
  }

  @Override
  protected void write(PoolDraft draft, PoolEntity row, Instant now) {
    PoolMapping.write(draft, row, now);
  }

  @Override
  protected ObjectNode document(PoolEntity row) {
    return PoolMapping.document(row).toJson();
  }

  @Override
  protected PoolView withFailing(PoolView view, FailingTests failing) {
    return view.with(failing);
  }

  @Override
  protected Function<PoolEntity, PoolView> views(String workspace) {
    return PoolView::of;
  }
}
