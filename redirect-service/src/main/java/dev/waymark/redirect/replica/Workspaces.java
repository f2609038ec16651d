package dev.waymark.redirect.replica;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.publication.ChannelDocument;
import dev.waymark.publication.DocumentReading;
import dev.waymark.publication.PoolDocument;
import dev.waymark.publication.ScheduleDocument;
import dev.waymark.publication.SegmentDocument;
import dev.waymark.publication.WorkspaceDocument;
import dev.waymark.routing.Workspace;
import io.quarkus.logging.Log;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The workspaces that have links, channels, pools, schedules, segments or settings of their own.
/// Their documents are collected one by one, and {@link #rebuild} compiles each workspace that they
/// changed, once. For one thread, but for {@link #live}.
final class Workspaces {
  private final Map<String, Parts> byId = new ConcurrentHashMap<>();
  private final Set<Parts> changed = new LinkedHashSet<>();

  /// The documents of a workspace, each kind by its ids.
  private static final class Parts {
    final String workspace;
    final LiveWorkspace live;
    final Map<String, WorkspaceDocument> settings = new HashMap<>();
    final Map<String, ChannelDocument> channels = new HashMap<>();
    final Map<String, PoolDocument> pools = new HashMap<>();
    final Map<String, ScheduleDocument> schedules = new HashMap<>();
    final Map<String, SegmentDocument> segments = new HashMap<>();

    Parts(String workspace) {
      this.workspace = workspace;
      this.live = new LiveWorkspace(Workspace.empty(workspace));
    }
  }

  /// The workspace, for its links to hold. It is never forgotten: links of it may come. Any thread.
  LiveWorkspace live(String workspace) {
    return parts(workspace).live;
  }

  private Parts parts(String workspace) {
    return byId.computeIfAbsent(workspace, Parts::new);
  }

  /// Compiles the workspaces whose documents have changed, each as a whole. One that does not
  /// compile stays as it was.
  void rebuild() {
    for (Parts parts : changed) {
      try {
        parts.live.replace(
            Workspace.of(
                parts.workspace,
                parts.settings.get(parts.workspace),
                parts.channels.values(),
                parts.pools.values(),
                parts.schedules.values(),
                parts.segments.values()));
      } catch (RuntimeException e) {
        Log.errorf(e, "a workspace stays as it was: workspaceId=%s", parts.workspace);
      }
    }
    changed.clear();
  }

  Serving<WorkspaceDocument> settings() {
    return new PartServing<>(
        WorkspaceDocument::read, WorkspaceDocument::workspace, parts -> parts.settings);
  }

  Serving<ChannelDocument> channels() {
    return new PartServing<>(
        ChannelDocument::read, ChannelDocument::workspace, parts -> parts.channels);
  }

  Serving<PoolDocument> pools() {
    return new PartServing<>(PoolDocument::read, PoolDocument::workspace, parts -> parts.pools);
  }

  Serving<ScheduleDocument> schedules() {
    return new PartServing<>(
        ScheduleDocument::read, ScheduleDocument::workspace, parts -> parts.schedules);
  }

  Serving<SegmentDocument> segments() {
    return new PartServing<>(
        SegmentDocument::read, SegmentDocument::workspace, parts -> parts.segments);
  }

  /// Puts documents of one kind where their workspace is compiled from.
  private final class PartServing<D> implements Serving<D> {
    private final BiFunction<String, JsonNode, DocumentReading<D>> reader;
    private final Function<D, String> workspace;
    private final Function<Parts, Map<String, D>> place;

    PartServing(
        BiFunction<String, JsonNode, DocumentReading<D>> reader,
        Function<D, String> workspace,
        Function<Parts, Map<String, D>> place) {
      this.reader = reader;
      this.workspace = workspace;
      this.place = place;
    }

    @Override
    public DocumentReading<D> make(String id, JsonNode json, @Nullable D before) {
      return reader.apply(id, json);
    }

    /// A document's id begins with its workspace's, so it never moves to another one.
    @Override
    public void show(Entry<D> entry, D made, @Nullable D before) {
      place.apply(changed(made)).put(entry.id, made);
    }

    @Override
    public void hide(Entry<D> entry, D before) {
      place.apply(changed(before)).remove(entry.id);
    }

    private Parts changed(D document) {
      Parts parts = parts(workspace.apply(document));
      changed.add(parts);
      return parts;
    }
  }
}
