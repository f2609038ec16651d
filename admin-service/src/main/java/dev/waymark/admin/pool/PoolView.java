package dev.waymark.admin.pool;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waymark.admin.directory.TestedLinks.FailingTests;
import dev.waymark.publication.PoolDocument.Member;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A pool as it is answered.
@Schema(name = "Pool")
public record PoolView(
    @Schema(required = true) String key,
    @Schema(required = true) String name,
    @Schema(required = true) List<MemberView> members,
    @Schema(required = true) boolean sticky,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt,
    @Schema(
            description =
                "Only in the answer to a change: the links of which a test fails now; left out when"
                    + " there is none.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable FailingTests failingTests) {

  /// The same with what it does to the tests of links.
  PoolView with(FailingTests failing) {
    return new PoolView(key, name, members, sticky, createdAt, updatedAt, failing);
  }

  /// A channel in a pool.
  @Schema(name = "PoolMember")
  public record MemberView(
      @Schema(required = true) String channel,
      @Schema(minimum = "1", maximum = "100", defaultValue = "1") int weight,
      @Schema(nullable = true) @Nullable String schedule) {

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
        entity.createdAt(),
        entity.updatedAt(),
        null);
  }
}
