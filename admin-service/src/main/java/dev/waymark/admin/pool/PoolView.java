package dev.waymark.admin.pool;

import dev.waymark.publication.PoolDocument.Member;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A pool as it is answered.
@Schema(name = "Pool")
record PoolView(
    @Schema(required = true, examples = "sales-team") String key,
    @Schema(required = true, examples = "Sales team") String name,
    @Schema(required = true, description = "In the order of their turns.") List<MemberView> members,
    @Schema(
            required = true,
            description = "Whether a returning visitor stays with the same member.")
        boolean sticky,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt) {

  /// A channel in a pool.
  @Schema(name = "PoolMember")
  record MemberView(
      @Schema(required = true, description = "Its key.", examples = "es-sales") String channel,
      @Schema(
              description = "How many turns it gets for each of a member of weight 1.",
              minimum = "1",
              maximum = "100",
              defaultValue = "1")
          int weight,
      @Schema(
              nullable = true,
              description =
                  "The key of the schedule in whose hours alone it takes part; null for always.")
          @Nullable String schedule) {

    static MemberView of(Member member) {
      return new MemberView(member.channel(), member.weight(), member.schedule());
    }
  }

  static PoolView of(PoolEntity entity) {
    PoolDraft draft = PoolMapping.draft(entity);
    return new PoolView(
        draft.key(),
        draft.name(),
        draft.members().stream().map(MemberView::of).toList(),
        draft.sticky(),
        entity.createdAt,
        entity.updatedAt);
  }
}
