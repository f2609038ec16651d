package dev.waymark.channel;

import org.jspecify.annotations.Nullable;

/// What a channel opens.
public enum ChannelKind {
  WHATSAPP("whatsapp", "WhatsApp", true),
  TELEGRAM("telegram", "Telegram", true),
  WEBSITE("website", "Website", false),
  BOOKING("booking", "Booking page", false),
  PHONE("phone", "Phone", false),
  SMS("sms", "SMS", true),
  EMAIL("email", "E-mail", true),
  MESSENGER("messenger", "Messenger", true),
  VIBER("viber", "Viber", true),
  LINE("line", "LINE", true),
  SIGNAL("signal", "Signal", false),
  INSTAGRAM("instagram", "Instagram", true);

  private final String key;
  private final String label;
  private final boolean takesMessage;

  ChannelKind(String key, String label, boolean takesMessage) {
    this.key = key;
    this.label = label;
    this.takesMessage = takesMessage;
  }

  /// The kind with this key; null when there is none.
  public static @Nullable ChannelKind of(String key) {
    for (ChannelKind kind : values()) {
      if (kind.key.equals(key)) {
        return kind;
      }
    }
    return null;
  }

  /// The value in JSON, such as `whatsapp`.
  public String key() {
    return key;
  }

  /// The name people see, such as `WhatsApp`.
  public String label() {
    return label;
  }

  /// Whether such a channel can have a message at all; what it may say, and whether this very
  /// address takes it, is for {@link ChannelMessage}.
  public boolean takesMessage() {
    return takesMessage;
  }

  /// Whether such a channel can have a subject.
  public boolean takesSubject() {
    return this == EMAIL;
  }
}
