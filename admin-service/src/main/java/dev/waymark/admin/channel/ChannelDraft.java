package dev.waymark.admin.channel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.address.ShortLinks;
import dev.waymark.admin.keyed.KeyedDraft;
import dev.waymark.channel.ChannelAddress;
import dev.waymark.channel.ChannelKind;
import dev.waymark.channel.ChannelLink;
import dev.waymark.channel.ChannelMessage;
import dev.waymark.channel.ChannelStatus;
import dev.waymark.channel.Key;
import dev.waymark.channel.NumberingPlans;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.service.input.Moments;
import dev.waymark.visitor.Country;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What people write of a channel. A new one is read from the request, a changed one from what is
/// there with the patch applied: there is one reader, so both obey the same rules.
///
/// @param address as it was typed, with its country code if it is a number that had none
/// @param canonical what {@link ChannelAddress} made of it
/// @param fallback the key of another channel, which is not known to be there yet; null for none
/// @param passiveUntil when a passive one is active again by itself, to the second; null for when
///   somebody turns it so
record ChannelDraft(
    String key,
    String name,
    ChannelKind kind,
    String address,
    String canonical,
    @Nullable String message,
    @Nullable String subject,
    @Nullable String fallback,
    ChannelStatus status,
    @Nullable Instant passiveUntil)
    implements KeyedDraft {

  private static final TextRule LINE = TextRule.line(100);
  private static final TextRule ADDRESS = TextRule.line(ChannelAddress.MAX_LENGTH);
  private static final TextRule MESSAGE = TextRule.lines(ChannelMessage.MAX_LENGTH);
  private static final TextRule SUBJECT = TextRule.line(ChannelMessage.MAX_SUBJECT_LENGTH);

  /// Reads a draft; not to be used when faults were noted.
  ///
  /// @param sent what of it was sent by this request; null when it comes out of an export. What a
  ///   pasted link would fill in is taken over where the draft is silent, when the address is sent;
  ///   not when it was pasted earlier, or a message could never be removed
  /// @param now what is passive until then, or an earlier moment, is active
  /// @param country whose phone numbers may be written without their country code; null for none
  static ChannelDraft read(
      ObjectNode json,
      @Nullable ObjectNode sent,
      Instant now,
      @Nullable Country country,
      ShortLinks shortLinks,
      Faults faults) {
    boolean adopts = sent != null && sent.has("address");
    var members = new Members(json, "", faults);
    String key = key(members, "key", members.requiredText("key", LINE), faults);
    String name = members.requiredText("name", LINE);
    ChannelKind kind = kind(members, faults);
    String address = members.requiredText("address", ADDRESS);
    String message = members.text("message", MESSAGE);
    String subject = members.text("subject", SUBJECT);
    String fallback = members.text("fallback", LINE);
    Until until = Until.read(status(members, faults), members, sent, now, faults);
    members.end();
    if (fallback != null) {
      key(members, "fallback", fallback, faults);
    }
    String canonical = "";
    if (kind != null && !address.isEmpty()) {
      // What was there before stays as it is, so that it can be switched off.
      NumberingPlans plans = adopts ? new PhoneNumbers(country) : NumberingPlans.NONE;
      switch (ChannelAddress.read(kind, address, plans)) {
        case ChannelAddress.Refused refused -> faults.add("/address", refused.reason());
        case ChannelAddress.Accepted accepted -> {
          canonical = accepted.canonical();
          if (!ChannelAddress.read(kind, address).equals(accepted)) {
            // It was completed by the country of the workspace, which may change.
            address = canonical;
          }
          message = message == null && adopts ? accepted.message() : message;
          subject = subject == null && adopts ? accepted.subject() : subject;
          checkReach(kind, canonical, message, subject, shortLinks, faults);
          if (adopts && canonical.startsWith("http")) {
            shortLinks.refuseTakenDown(Map.of("/address", canonical), faults);
          }
        }
      }
    }
    return new ChannelDraft(
        key,
        name,
        kind == null ? ChannelKind.WEBSITE : kind,
        address,
        canonical,
        message == null || message.isBlank() ? null : message,
        subject,
        fallback,
        until.status(),
        until.passiveUntil());
  }

  private static String key(Members members, String name, String key, Faults faults) {
    String fault = key.isEmpty() ? null : Key.fault(key);
    if (fault != null) {
      faults.add(members.at(name), fault);
    }
    return key;
  }

  private static @Nullable ChannelKind kind(Members members, Faults faults) {
    String key = members.requiredText("kind", LINE);
    ChannelKind kind = ChannelKind.of(key);
    if (kind == null && !key.isEmpty()) {
      faults.add(
          members.at("kind"),
          "A kind is one of: "
              + Arrays.stream(ChannelKind.values())
                  .map(ChannelKind::key)
                  .collect(Collectors.joining(", "))
              + ".");
    }
    return kind;
  }

  private static ChannelStatus status(Members members, Faults faults) {
    String key = members.text("status", LINE);
    ChannelStatus status = key == null ? ChannelStatus.ACTIVE : ChannelStatus.of(key);
    if (status == null) {
      faults.add(members.at("status"), "A status is active or passive.");
      return ChannelStatus.ACTIVE;
    }
    return status;
  }

  private static void checkReach(
      ChannelKind kind,
      String canonical,
      @Nullable String message,
      @Nullable String subject,
      ShortLinks shortLinks,
      Faults faults) {
    if (canonical.startsWith("http")) {
      shortLinks.refuseOwn(Map.of("/address", canonical), faults);
    }
    String messageFault =
        message == null || message.isBlank()
            ? null
            : ChannelMessage.fault(kind, canonical, message);
    if (messageFault != null) {
      faults.add("/message", messageFault);
    }
    String subjectFault = subject == null ? null : ChannelMessage.subjectFault(kind, subject);
    if (subjectFault != null) {
      faults.add("/subject", subjectFault);
    }
  }

  /// Reads a change of status; the draft is not to be used when faults were noted.
  ChannelDraft withStatus(ObjectNode json, Instant now, Faults faults) {
    var members = new Members(json, "", faults);
    if (members.raw("status") == null) {
      faults.add(members.at("status"), "'status' is required: active or passive.");
    }
    Until until = Until.read(status(members, faults), members, json, now, faults);
    members.end();
    return new ChannelDraft(
        key,
        name,
        kind,
        address,
        canonical,
        message,
        subject,
        fallback,
        until.status(),
        until.passiveUntil());
  }

  /// The URL that visitors get.
  String link() {
    return ChannelLink.of(kind, canonical, message, subject);
  }

  @Override
  public ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("key", key);
    json.put("name", name);
    json.put("kind", kind.key());
    json.put("address", address);
    json.put("message", message);
    json.put("subject", subject);
    json.put("fallback", fallback);
    json.put("status", status.key());
    if (passiveUntil != null) {
      json.put("passive_until", Moments.text(passiveUntil));
    }
    return json;
  }
}
