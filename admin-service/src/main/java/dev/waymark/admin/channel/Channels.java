package dev.waymark.admin.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.address.ShortLinks;
import dev.waymark.admin.audit.AuditAction;
import dev.waymark.admin.directory.Directory;
import dev.waymark.admin.directory.Entry;
import dev.waymark.admin.directory.TestedLinks.FailingTests;
import dev.waymark.admin.keyed.KeyedResources;
import dev.waymark.admin.portability.Part;
import dev.waymark.admin.portability.Section;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.channel.ChannelKind;
import dev.waymark.channel.ChannelStatus;
import dev.waymark.fault.Faults;
import dev.waymark.service.page.Page;
import dev.waymark.service.page.PageRequest;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.visitor.Country;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What can be done with channels.
@Singleton
public class Channels extends KeyedResources<ChannelEntity, ChannelDraft, ChannelView> {
  private static final Sort SORT =
      new Sort(
          Entry.CHANNEL,
          Part.CHANNELS,
          AuditAction.CHANNEL_CREATE,
          AuditAction.CHANNEL_UPDATE,
          AuditAction.CHANNEL_DELETE);

  private final ShortLinks shortLinks;

  Channels(Surroundings surroundings, ShortLinks shortLinks) {
    super(SORT, ChannelEntity.class, surroundings);
    this.shortLinks = shortLinks;
  }

  /// A link that was pasted has a message at times, which is taken over when it is sent, and not
  /// again with every change: it could never be removed.
  @Override
  protected ChannelDraft read(
      ObjectNode json, @Nullable ObjectNode sent, Workspace workspace, Faults faults) {
    Country country = sent == null ? null : workspace.country();
    ChannelDraft draft = ChannelDraft.read(json, sent, now(), country, shortLinks, faults);
    if (draft.fallback() != null) {
      checkFallback(draft, directory(workspace.id()), faults);
    }
    return draft;
  }

  @Override
  protected ChannelDraft draft(ChannelEntity row) {
    return ChannelMapping.draft(row);
  }

  @Override
  protected ChannelEntity empty() {
    return new ChannelEntity();
  }

  @Override
  protected void write(ChannelDraft draft, ChannelEntity row, Instant now) {
    ChannelMapping.write(draft, row, now);
  }

  @Override
  protected ObjectNode document(ChannelEntity row) {
    return ChannelMapping.document(row).toJson();
  }

  @Override
  protected ChannelView withFailing(ChannelView view, FailingTests failing) {
    return view.with(failing);
  }

  @Override
  protected Function<ChannelEntity, ChannelView> views(String workspace) {
    Directory directory = directory(workspace);
    Instant now = now();
    return row -> ChannelView.of(row, directory, now);
  }

  /// Each after its fallback.
  @Override
  protected List<Item> inOrder(List<Item> items) {
    return Section.ordered(
        items,
        channel -> channel.path("key").asText(),
        channel -> Set.of(channel.path("fallback").asText()));
  }

  @Override
  @Transactional
  public Page<ChannelView> page(String workspace, PageRequest request) {
    String kind = oneOf(request, "kind", kinds());
    String status = oneOf(request, "status", statuses());
    Map<String, Object> values = new HashMap<>();
    var condition = new StringBuilder();
    if (kind != null) {
      condition.append(" and kind = :kind");
      values.put("kind", kind);
    }
    if (status != null) {
      // As of now: some have become active since somebody wrote that they are passive.
      condition
          .append(status.equals(ChannelStatus.ACTIVE.key()) ? " and not" : " and")
          .append(" (status = :passive and (passiveUntil is null or passiveUntil > :now))");
      values.put("passive", ChannelStatus.PASSIVE.key());
      values.put("now", now());
    }
    return page(workspace, request, condition.toString(), values);
  }

  private static @Nullable String oneOf(PageRequest request, String name, List<String> allowed) {
    return request.get(name) == null ? null : request.oneOf(name, allowed, "");
  }

  private static List<String> kinds() {
    return Arrays.stream(ChannelKind.values()).map(ChannelKind::key).toList();
  }

  private static List<String> statuses() {
    return Arrays.stream(ChannelStatus.values()).map(ChannelStatus::key).toList();
  }

  /// Turns one active or passive.
  ///
  /// @param json an object with `status`, and for a passive one `passive_until`
  /// @throws ProblemException when there is none, or somebody else changed it
  @Transactional
  public Versioned<ChannelView> changeStatus(
      String workspace, String key, Precondition precondition, ObjectNode json) {
    return change(
        workspace,
        key,
        precondition,
        draft -> {
          var faults = new Faults();
          ChannelDraft changed = draft.withStatus(json, now(), faults);
          ProblemException.throwIfAny(faults);
          return changed;
        });
  }

  private static void checkFallback(ChannelDraft draft, Directory directory, Faults faults) {
    String fallback = draft.fallback();
    if (fallback == null) {
      return;
    }
    String cycle = FallbackChain.cycle(draft.key(), draft.name(), fallback, directory::channel);
    if (cycle == null) {
      directory.check(Entry.CHANNEL, fallback, "/fallback", faults);
    } else {
      faults.add("/fallback", "Fallbacks may not go round in a circle: " + cycle + ".");
    }
  }
}
