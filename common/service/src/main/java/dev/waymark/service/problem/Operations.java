package dev.waymark.service.problem;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The methods that each address takes, read from the resources themselves. The framework chooses a
/// resource by the address before it looks at the method, and then says 404 where another resource
/// would have had the address, and 405 without the methods that there are.
@Singleton
final class Operations {
  private static final Pattern PARAMETER = Pattern.compile("\\{\\s*\\w+\\s*(?::([^{}]*))?}");

  /// An operation.
  ///
  /// @param address which addresses it has
  private record Operation(Pattern address, String method) {}

  private final List<Operation> operations = new ArrayList<>();

  Operations(BeanManager beans) {
    for (var bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
      Class<?> resource = bean.getBeanClass();
      Path outer = resource.getAnnotation(Path.class);
      if (outer == null) {
        continue;
      }
      for (Method operation : resource.getDeclaredMethods()) {
        String method = method(operation);
        if (method != null) {
          Path inner = operation.getAnnotation(Path.class);
          String template = outer.value() + "/" + (inner == null ? "" : inner.value());
          operations.add(new Operation(address(template), method));
        }
      }
    }
  }

  /// The methods of an address, in alphabetical order; none when there is no such address.
  ///
  /// @param path as it was sent, without the query
  Set<String> methods(String path) {
    String plain = trimmed(path);
    var methods = new TreeSet<String>();
    for (Operation operation : operations) {
      if (operation.address().matcher(plain).matches()) {
        methods.add(operation.method());
        if (operation.method().equals(HttpMethod.GET)) {
          methods.add(HttpMethod.HEAD);
        }
      }
    }
    return methods;
  }

  private static @Nullable String method(Method operation) {
    for (Annotation annotation : operation.getAnnotations()) {
      HttpMethod method = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (method != null) {
        return method.value();
      }
    }
    return null;
  }

  private static Pattern address(String template) {
    String plain = trimmed(template);
    var address = new StringBuilder();
    var parameter = PARAMETER.matcher(plain);
    int from = 0;
    while (parameter.find()) {
      address.append(Pattern.quote(plain.substring(from, parameter.start())));
      String shape = parameter.group(1);
      address.append("(?:").append(shape == null ? "[^/]+" : shape.strip()).append(')');
      from = parameter.end();
    }
    return Pattern.compile(address.append(Pattern.quote(plain.substring(from))).toString());
  }

  /// Without slashes that are empty segments or the last.
  private static String trimmed(String path) {
    String plain = ("/" + path).replaceAll("/{2,}", "/");
    return plain.length() > 1 && plain.endsWith("/")
        ? plain.substring(0, plain.length() - 1)
        : plain;
  }
}
