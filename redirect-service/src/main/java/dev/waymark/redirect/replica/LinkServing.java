package dev.waymark.redirect.replica;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.publication.DocumentReading;
import dev.waymark.publication.LinkDocument;
import dev.waymark.routing.Link;
import dev.waymark.rule.SharedMatchers;
import org.jspecify.annotations.Nullable;

/// Serves links at their addresses. For one thread.
final class LinkServing implements Serving<LiveLink> {
  private final Claims claims;
  private final LimitedLinks limited;
  private final Workspaces workspaces;
  private final SharedMatchers shared = new SharedMatchers();

  LinkServing(Claims claims, LimitedLinks limited, Workspaces workspaces) {
    this.claims = claims;
    this.limited = limited;
    this.workspaces = workspaces;
  }

  @Override
  public DocumentReading<LiveLink> make(String id, JsonNode json, @Nullable LiveLink before) {
    return switch (LinkDocument.read(id, json)) {
      case DocumentReading.Accepted<LinkDocument>(LinkDocument document) ->
          new DocumentReading.Accepted<>(
              new LiveLink(
                  Link.compile(document, shared),
                  workspaces.live(document.workspace()),
                  Address.of(document),
                  before == null ? 0 : before.clickCount()));
      case DocumentReading.Rejected<LinkDocument>(var faults) ->
          new DocumentReading.Rejected<>(faults);
    };
  }

  @Override
  public void show(Entry<LiveLink> entry, LiveLink made, @Nullable LiveLink before) {
    claims.claim(entry, made.address());
    if (before != null && !before.address().equals(made.address())) {
      claims.release(entry, before.address());
    }
    limited.show(made);
  }

  @Override
  public void hide(Entry<LiveLink> entry, LiveLink before) {
    claims.release(entry, before.address());
    limited.hide(before);
  }

  @Override
  public void touch(Entry<LiveLink> entry, LiveLink served) {
    claims.claim(entry, served.address());
  }

  @Override
  public long clicks(LiveLink served) {
    return served.clickCount();
  }
}
