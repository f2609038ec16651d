package dev.waymark.setting;

import static java.util.Comparator.comparing;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One service's section of `docs/settings.md`, made from its configuration interfaces. A service's
/// test compares it with what the page says; run that test with `-Dwaymark.write=true` to write it.
///
/// The annotations of SmallRye Config are found by their names, for core does not know it.
public final class SettingsPage {
  private static final String HEAD =
      "| Environment variable | Default | What it is |\n|---|---|---|\n";

  private final String service;
  private final List<Row> rows = new ArrayList<>();

  private record Row(String variable, String defaultValue, String doc) {}

  /// The section of a service, such as `redirect-service`.
  ///
  /// @param mappings its interfaces that carry `@ConfigMapping`
  public SettingsPage(String service, Collection<Class<?>> mappings) {
    this.service = service;
    for (Class<?> mapping : mappings) {
      String prefix = annotated(mapping.getAnnotations(), "ConfigMapping", "prefix");
      if (prefix == null) {
        throw new IllegalArgumentException(mapping + " has no @ConfigMapping");
      }
      addAll(prefix, mapping);
    }
    rows.sort(comparing(Row::variable));
  }

  private void addAll(String prefix, Class<?> type) {
    for (Method method : type.getMethods()) {
      String given = annotated(method.getAnnotations(), "WithName", "value");
      String name = prefix + "." + (given == null ? kebab(method.getName()) : given);
      Doc doc = method.getAnnotation(Doc.class);
      if (doc != null) {
        String fallback = annotated(method.getAnnotations(), "WithDefault", "value");
        rows.add(
            new Row(variable(name), fallback == null ? "" : "`" + fallback + "`", doc.value()));
      } else if (method.getReturnType().isInterface()
          && method.getReturnType().getName().startsWith("dev.waymark")) {
        addAll(name, method.getReturnType());
      } else {
        throw new IllegalStateException(method + " has no @Doc");
      }
    }
  }

  private static @Nullable String annotated(
      Annotation[] annotations, String simpleName, String member) {
    return Arrays.stream(annotations)
        .filter(annotation -> annotation.annotationType().getSimpleName().equals(simpleName))
        .findAny()
        .map(annotation -> member(annotation, member))
        .orElse(null);
  }

  private static String member(Annotation annotation, String member) {
    try {
      return (String) annotation.annotationType().getMethod(member).invoke(annotation);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(annotation.toString(), e);
    }
  }

  private static String kebab(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  private static String variable(String name) {
    return "`" + name.replaceAll("[^a-zA-Z0-9]", "_").toUpperCase(Locale.ROOT) + "`";
  }

  /// The section as it must be.
  public String expected() {
    var text = new StringBuilder(HEAD);
    rows.forEach(
        row ->
            text.append("| ")
                .append(row.variable())
                .append(" | ")
                .append(row.defaultValue())
                .append(" | ")
                .append(row.doc().replace("|", "\\|"))
                .append(" |\n"));
    return text.toString();
  }

  /// The section as the page has it; with `-Dwaymark.write=true`, after writing it there.
  public String written() {
    return new PageSection("docs/settings.md", service).written(expected());
  }
}
