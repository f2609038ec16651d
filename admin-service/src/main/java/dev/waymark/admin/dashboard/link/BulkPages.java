package dev.waymark.admin.dashboard.link;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.bulk.BulkLinks;
import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Frames;
import dev.waymark.admin.dashboard.Place;
import dev.waymark.admin.dashboard.Toast;
import dev.waymark.admin.dashboard.link.ListModel.Hidden;
import dev.waymark.admin.link.Changed;
import dev.waymark.admin.link.LinkView;
import dev.waymark.admin.link.Links;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Page;
import dev.waymark.service.access.Role;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What is done with several links of a list at once.
@Path("/w/{ws}/links/bulk")
@Produces(MediaType.TEXT_HTML)
@Blocking
@Page
final class BulkPages {
  /// Of how many links an undo fits into the address that a redirect carries along.
  private static final int MOST_IN_ADDRESS = 20;

  private final BulkLinks bulk;
  private final Links links;
  private final LinkLists lists;
  private final Frames frames;

  BulkPages(BulkLinks bulk, Links links, LinkLists lists, Frames frames) {
    this.bulk = bulk;
    this.links = links;
    this.lists = lists;
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "dashboard/link")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance told(Told told);

    static native TemplateInstance deletion(Deletion deletion);
  }

  /// Does what the button says with the links that are selected.
  @POST
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> act(@PathParam("ws") String ws, MultivaluedMap<String, String> sent) {
    String back = LinkPages.back(ws, Objects.requireNonNullElse(sent.getFirst("back"), ""));
    List<String> ids =
        sent.getOrDefault("ids", List.of()).stream().distinct().limit(BulkLinks.MAX).toList();
    String tag = Objects.requireNonNullElse(sent.getFirst("tag"), "").strip();
    String action = Objects.requireNonNullElse(sent.getFirst("action"), "");
    LinkMessages messages = lists.messages();
    if (ids.isEmpty()) {
      return told(back, messages.bulkNone());
    }
    return switch (action) {
      case "on", "off" -> change(ws, ids, action, "", back, false);
      case "tag", "untag" ->
          tag.isEmpty()
              ? told(back, messages.bulkNoTag())
              : change(ws, ids, action, tag, back, false);
      case "print" -> print(ws, ids);
      case "delete" -> ask(ws, ids, back);
      case "delete-for-good" -> {
        links.deleteAll(ws, ids);
        yield frames.leadTo(back, Toast.of(messages.doneDeleted(ids.size())));
      }
      default -> throw new ProblemException(ProblemType.INVALID, "There is no such thing to do.");
    };
  }

  /// Takes back what was done with some links.
  @POST
  @Path("/undo")
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> undo(
      @PathParam("ws") String ws, @Context UriInfo uri, MultivaluedMap<String, String> sent) {
    MultivaluedMap<String, String> from = sent.containsKey("ids") ? sent : uri.getQueryParameters();
    List<String> ids =
        from.getOrDefault("ids", List.of()).stream().distinct().limit(BulkLinks.MAX).toList();
    String back = LinkPages.back(ws, Objects.requireNonNullElse(from.getFirst("back"), ""));
    return change(
        ws,
        ids,
        Objects.requireNonNullElse(from.getFirst("action"), ""),
        Objects.requireNonNullElse(from.getFirst("tag"), ""),
        back,
        true);
  }

  private RestResponse<String> change(
      String ws, List<String> ids, String action, String tag, String back, boolean undone) {
    ObjectNode changes = JsonNodeFactory.instance.objectNode();
    switch (action) {
      case "on", "off" -> changes.put("active", action.equals("on"));
      case "tag" -> changes.putArray("add_tags").add(tag);
      case "untag" -> changes.putArray("remove_tags").add(tag);
      default -> throw new ProblemException(ProblemType.INVALID, "There is no such thing to do.");
    }
    List<Changed> outcomes;
    try {
      outcomes = bulk.change(ws, ids, changes);
    } catch (ProblemException refusal) {
      if (refusal.type() == ProblemType.INVALID) {
        return told(back, refusal.detail());
      }
      throw refusal;
    }
    var changed = new ArrayList<String>();
    var failed = new ArrayList<Changed.Refused>();
    for (Changed outcome : outcomes) {
      switch (outcome) {
        case Changed.Other(String id) -> changed.add(id);
        case Changed.Same _ -> {
          // Nothing to tell.
        }
        case Changed.Refused refused -> failed.add(refused);
      }
    }
    String text = undone ? lists.messages().doneUndone() : text(action, tag, changed.size());
    if (!failed.isEmpty()) {
      text =
          text
              + ". "
              + lists
                  .messages()
                  .doneFailed(
                      failed.size(), failed.getFirst().faults().listed().getFirst().detail());
    }
    return done(ws, back, text, !failed.isEmpty(), undone ? List.of() : changed, action, tag);
  }

  private String text(String action, String tag, int count) {
    LinkMessages messages = lists.messages();
    if (count == 0) {
      return messages.doneNothing();
    }
    return switch (action) {
      case "on" -> messages.doneBulkOn(count);
      case "off" -> messages.doneBulkOff(count);
      case "tag" -> messages.doneBulkTag(count, tag);
      default -> messages.doneBulkUntag(count, tag);
    };
  }

  private static String reverse(String action) {
    return switch (action) {
      case "on" -> "off";
      case "off" -> "on";
      case "tag" -> "untag";
      default -> "tag";
    };
  }

  /// @param changed those that an undo is for
  private RestResponse<String> done(
      String ws,
      String back,
      String text,
      boolean bad,
      List<String> changed,
      String action,
      String tag) {
    String path = LinkLists.path(ws) + "/bulk/undo";
    var fields = new ArrayList<>(changed.stream().map(id -> new Hidden("ids", id)).toList());
    fields.add(new Hidden("action", reverse(action)));
    fields.add(new Hidden("tag", tag));
    fields.add(new Hidden("back", back));
    if (frames.isForPart()) {
      String told =
          Templates.told(new Told(text, bad, changed.isEmpty() ? null : path, fields)).render();
      return RestResponse.ResponseBuilder.ok(told)
          .header("HX-Trigger-After-Settle", "links-changed")
          .build();
    }
    return frames.leadTo(back, new Toast(text, address(path, changed, fields)));
  }

  private static @Nullable String address(String path, List<String> changed, List<Hidden> fields) {
    return changed.isEmpty() || changed.size() > MOST_IN_ADDRESS
        ? null
        : fields.stream()
            .map(field -> field.name() + "=" + Address.encoded(field.value()))
            .collect(Collectors.joining("&", path + "?", ""));
  }

  /// Nothing was done, and why.
  private RestResponse<String> told(String back, String text) {
    return frames.isForPart()
        ? LinkPages.page(Templates.told(new Told(text, true, null, List.of())))
        : frames.leadTo(back, Toast.of(text));
  }

  private RestResponse<String> print(String ws, List<String> ids) {
    String address =
        ids.stream()
            .map(id -> "ids=" + Address.encoded(id))
            .collect(Collectors.joining("&", LinkLists.path(ws) + "/print?", ""));
    return frames.isForPart()
        ? RestResponse.ResponseBuilder.ok("").header("HX-Redirect", address).build()
        : frames.leadTo(address);
  }

  private RestResponse<String> ask(String ws, List<String> ids, String back) {
    Frame frame = frames.of(Place.LINKS, ws);
    long clicks = 0;
    String name = null;
    for (String id : ids) {
      LinkView link = links.get(ws, id).body();
      clicks += link.clickCount();
      name = ids.size() == 1 ? LinkWords.name(link) : null;
    }
    var deletion = new Deletion(ids, name, clicks, LinkLists.path(ws) + "/bulk", back);
    return frames.isForPart()
        ? RestResponse.ResponseBuilder.ok(Templates.deletion(deletion).render())
            .header("HX-Retarget", "#dialog-body")
            .header("HX-Reswap", "innerHTML")
            .header("HX-Trigger-After-Swap", "open-dialog")
            .build()
        : LinkPages.page(LinkPages.Templates.delete(frame, deletion));
  }
}
