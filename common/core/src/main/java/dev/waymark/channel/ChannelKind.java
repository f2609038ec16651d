package dev.waymark.channel;

import dev.waymark.word.Language;
import org.jspecify.annotations.Nullable;

/// What a channel opens.
public enum ChannelKind {
  WHATSAPP("whatsapp", "WhatsApp", "WhatsApp", true),
  TELEGRAM("telegram", "Telegram", "Telegram", true),
  WEBSITE("website", "Website", "Sitio web", false),
  BOOKING("booking", "Booking page", "Página de reservas", false),
  PHONE("phone", "Phone", "Teléfono", false),
  SMS("sms", "SMS", "SMS", true),
  EMAIL("email", "E-mail", "Correo electrónico", true),
  MESSENGER("messenger", "Messenger", "Messenger", true),
  VIBER("viber", "Viber", "Viber", true),
  LINE("line", "LINE", "LINE", true),
  SIGNAL("signal", "Signal", "Signal", false),
  INSTAGRAM("instagram", "Instagram", "Instagram", true);

  private final String key;
  private final String label;
  private final String spanish;
  private final boolean takesMessage;

  ChannelKind(String key, String label, String spanish, boolean takesMessage) {
    this.key = key;
    this.label = label;
    this.spanish = spanish;
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

  /// The name people see, in a language.
  public String label(Language language) {
    return language.say(label, spanish);
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
