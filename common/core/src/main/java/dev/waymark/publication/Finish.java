package dev.waymark.publication;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.link.DeepLink;
import dev.waymark.link.ForwardParams;
import dev.waymark.link.OpenGraph;
import dev.waymark.link.UtmParams;

/// What is done to a destination, whichever step chose it, before the visitor gets it.
///
/// @param utm over the workspace's defaults
/// @param forwardParams what of the visitor's own query is passed on
/// @param deepLink the app that is tried first
/// @param openGraph what previews show in its place
/// @param forwardPath whether the path behind the slug is appended, where the target was chosen
public record Finish(
    UtmParams utm,
    ForwardParams forwardParams,
    DeepLink deepLink,
    OpenGraph openGraph,
    boolean forwardPath) {

  /// Nothing: destinations stand as they are.
  public static final Finish NONE = of(UtmParams.NONE);

  /// Only UTM parameters.
  public static Finish of(UtmParams utm) {
    return new Finish(utm, ForwardParams.NONE, DeepLink.NONE, OpenGraph.NONE, false);
  }

  static Finish read(Members members, Faults faults) {
    return new Finish(
        UtmParams.read(members.raw("utm"), members.at("utm"), faults),
        ForwardParams.readStored(
            members.raw("forward_params"), members.at("forward_params"), faults),
        DeepLink.read(members.raw("deep_link"), members.at("deep_link"), faults),
        OpenGraph.read(members.raw("og"), members.at("og"), faults),
        members.flag("forward_path", false));
  }

  void writeTo(ObjectNode json) {
    json.set("utm", utm.toJson());
    if (!forwardParams.isEmpty()) {
      json.set("forward_params", forwardParams.toJson());
    }
    if (!deepLink.equals(DeepLink.NONE)) {
      json.set("deep_link", deepLink.toJson());
    }
    if (!openGraph.isEmpty()) {
      json.set("og", openGraph.toJson());
    }
    if (forwardPath) {
      json.put("forward_path", true);
    }
  }
}
