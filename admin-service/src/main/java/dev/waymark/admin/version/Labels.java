package dev.waymark.admin.version;

import dev.waymark.word.Language;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What the members of documents are called in sentences.
public final class Labels {
  private static final Map<String, String> SPANISH =
      Map.ofEntries(
          Map.entry("ab_variants", "variantes A/B"),
          Map.entry("active", "encendido"),
          Map.entry("address", "dirección"),
          Map.entry("android_app_url", "URL de la app de Android"),
          Map.entry("android_store_url", "URL de la tienda de Android"),
          Map.entry("brand", "marca"),
          Map.entry("campaign", "campaña"),
          Map.entry("channel", "canal"),
          Map.entry("content", "contenido"),
          Map.entry("country", "país"),
          Map.entry("deep_link", "apertura de la app"),
          Map.entry("default_destination", "destino por defecto"),
          Map.entry("default_utm_params", "parámetros UTM por defecto"),
          Map.entry("device", "dispositivo"),
          Map.entry("domain", "dominio"),
          Map.entry("entries", "entradas"),
          Map.entry("exceptions", "excepciones"),
          Map.entry("expires_at", "fin"),
          Map.entry("fallback", "reserva"),
          Map.entry("fallback_channel", "canal de reserva"),
          Map.entry("fallback_url", "URL de reserva"),
          Map.entry("forward_params", "parámetros que se pasan"),
          Map.entry("forward_path", "ruta que se pasa"),
          Map.entry("fri", "viernes"),
          Map.entry("geo", "países"),
          Map.entry("home_url", "URL de inicio"),
          Map.entry("hub", "página con varios enlaces"),
          Map.entry("interstitial", "página intermedia"),
          Map.entry("ios_app_url", "URL de la app de iOS"),
          Map.entry("ios_store_url", "URL de la tienda de iOS"),
          Map.entry("key", "clave"),
          Map.entry("kind", "tipo"),
          Map.entry("loop", "en bucle"),
          Map.entry("max_clicks", "máximo de clics"),
          Map.entry("medium", "medio"),
          Map.entry("members", "miembros"),
          Map.entry("message", "mensaje"),
          Map.entry("mon", "lunes"),
          Map.entry("name", "nombre"),
          Map.entry("note", "nota"),
          Map.entry("og_description", "descripción de la vista previa"),
          Map.entry("og_image", "imagen de la vista previa"),
          Map.entry("og_title", "título de la vista previa"),
          Map.entry("os", "sistema operativo"),
          Map.entry("picture", "imagen"),
          Map.entry("plan", "plan"),
          Map.entry("routing_rules", "reglas por país, dispositivo y sistema"),
          Map.entry("rules", "reglas"),
          Map.entry("sat", "sábado"),
          Map.entry("sequence", "secuencia"),
          Map.entry("slug", "slug"),
          Map.entry("source", "fuente"),
          Map.entry("starts_at", "comienzo"),
          Map.entry("status", "estado"),
          Map.entry("sticky", "siempre el mismo canal"),
          Map.entry("subject", "asunto"),
          Map.entry("sun", "domingo"),
          Map.entry("tags", "etiquetas"),
          Map.entry("target", "destino"),
          Map.entry("term", "término"),
          Map.entry("tests", "pruebas"),
          Map.entry("text", "texto"),
          Map.entry("thu", "jueves"),
          Map.entry("time_zone", "zona horaria"),
          Map.entry("title", "título"),
          Map.entry("tue", "martes"),
          Map.entry("url", "URL"),
          Map.entry("urls", "URL"),
          Map.entry("utm_params", "parámetros UTM"),
          Map.entry("wed", "miércoles"),
          Map.entry("weekly", "semana"));

  private Labels() {}

  /// What a member is called; a key that has no word of its own stands for itself.
  ///
  /// @param path the keys on the way to it, with spaces between: `utm_params source`
  public static String of(String path, Language language) {
    String english = path.replace('_', ' ').replace("utm", "UTM").replace("url", "URL");
    return language.say(
        capitalised(english),
        capitalised(
            Arrays.stream(path.split(" ", -1))
                .map(key -> SPANISH.getOrDefault(key, key))
                .collect(Collectors.joining(": "))));
  }

  /// Whether a key has a word of its own in each language.
  public static boolean knows(String key) {
    return SPANISH.containsKey(key);
  }

  private static String capitalised(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
