package dev.waymark.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a native image of this service cannot have. Its compiler would say so too, but only after
/// minutes, and no JDK comes with it; what it cannot see (a resource, a class by its name) would be
/// missing while the service runs.
class NativeTest {
  /// All that the service consists of, the modules that it uses among it.
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.waymark");

  /// What a static field would carry from the build into the image: memory outside the heap,
  /// threads, what is open, and chance that is drawn once for all.
  private static final List<Class<?>> NOT_IN_AN_IMAGE =
      List.of(
          Buffer.class,
          ByteBuf.class,
          java.nio.MappedByteBuffer.class,
          RandomGenerator.class,
          Thread.class,
          Executor.class,
          Closeable.class,
          Process.class);

  /// Which resource each class reads; those that no code of the service calls are not in the image.
  private static final Map<String, String> RESOURCES =
      Map.of(
          "dev.waymark.visitor.geo.CountryDatabase", "dev/waymark/visitor/geo/country.mmdb.gz",
          "dev.waymark.page.Languages", "dev/waymark/page/en.properties");

  /// What reads files that the metadata of their own modules name, and tests there look for.
  private static final Set<String> NAMED_BESIDE_THEM = Set.of("dev.waymark.visitor.ListFile");

  private static final Set<String> NEVER_CALLED = Set.of("dev.waymark.database.DatabaseRole");

  @Test
  void staticFields_always_leadToNothingThatIsNotInAnImage() throws ReflectiveOperationException {
    var offences = new TreeSet<String>();
    for (JavaClass type : CODE) {
      look(Class.forName(type.getName(), true, NativeTest.class.getClassLoader()), offences);
    }

    assertThat(offences).isEmpty();
  }

  @Test
  void staticFields_look_findsWhatStandsDeepBehindAnInterface()
      throws ReflectiveOperationException {
    var offences = new TreeSet<String>();

    look(Planted.class, offences);

    assertThat(offences).singleElement().asString().contains("ONE leads to a Buffer");
  }

  private interface Planted {
    // Read by reflection, as the fields of the service are.
    @SuppressWarnings("UnusedVariable")
    Planted ONE = new Held(Map.of("page", List.of(Buffer.buffer("x"))));

    record Held(Map<String, List<Object>> pages) implements Planted {}
  }

  private static void look(Class<?> type, Set<String> offences)
      throws ReflectiveOperationException {
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers())) {
        field.setAccessible(true);
        follow(type.getName() + '.' + field.getName(), field.get(null), offences);
      }
    }
  }

  /// Follows a value through objects of ours, arrays and collections.
  private static void follow(String name, @Nullable Object first, Set<String> offences)
      throws ReflectiveOperationException {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    var next = new ArrayDeque<Object>();
    add(first, next);
    while (!next.isEmpty()) {
      Object value = next.remove();
      if (!seen.add(value)) {
        continue;
      }
      NOT_IN_AN_IMAGE.stream()
          .filter(banned -> banned.isInstance(value))
          .forEach(banned -> offences.add(name + " leads to a " + banned.getSimpleName()));
      switch (value) {
        case Object[] array -> Arrays.stream(array).forEach(each -> add(each, next));
        case Collection<?> collection -> collection.forEach(each -> add(each, next));
        case Map<?, ?> map ->
            map.forEach(
                (key, of) -> {
                  add(key, next);
                  add(of, next);
                });
        default -> addFields(value, next);
      }
    }
  }

  private static void addFields(Object value, Deque<Object> next)
      throws ReflectiveOperationException {
    for (Class<?> type = value.getClass();
        type != null && type.getName().startsWith("dev.waymark.");
        type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
          field.setAccessible(true);
          add(field.get(value), next);
        }
      }
    }
  }

  private static void add(@Nullable Object value, Deque<Object> next) {
    if (value != null) {
      next.add(value);
    }
  }

  @Test
  void resources_always_areIncluded() throws IOException {
    var reading = new TreeSet<String>();
    for (JavaClass type : CODE) {
      type.getCodeUnitCallsFromSelf().stream()
          .filter(
              call -> call.getTarget().getName().matches("getResource(s|AsStream)?|findResource"))
          .forEach(call -> reading.add(type.getName()));
    }
    var known = new TreeSet<>(RESOURCES.keySet());
    known.addAll(NAMED_BESIDE_THEM);
    known.addAll(NEVER_CALLED);
    assertThat(reading).as("the classes that read resources").isEqualTo(known);

    List<PathMatcher> included =
        Arrays.stream(settings().getProperty("quarkus.native.resources.includes").split(","))
            .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob.strip()))
            .toList();
    RESOURCES
        .values()
        .forEach(
            resource -> {
              assertThat(NativeTest.class.getClassLoader().getResource(resource)).isNotNull();
              assertThat(included)
                  .as("quarkus.native.resources.includes has " + resource)
                  .anyMatch(glob -> glob.matches(Path.of(resource)));
            });
    for (String never : NEVER_CALLED) {
      assertThat(CODE.get(never).getAccessesToSelf())
          .as("calls of " + never)
          .allMatch(call -> call.getOriginOwner().getName().startsWith(never));
    }
  }

  private static Properties settings() throws IOException {
    var settings = new Properties();
    Path file = Path.of("src/main/resources/application.properties");
    try (Reader reader = Files.newBufferedReader(file)) {
      settings.load(reader);
    }
    return settings;
  }

  /// Whatever is found by its name only must be registered, which no code of ours needs so far.
  @Test
  void reflection_always_isLeftToTheFrameworks() {
    var offences = new ArrayList<String>();
    for (JavaClass type : CODE) {
      type.getCodeUnitCallsFromSelf().stream()
          .filter(call -> isReflection(call.getTargetOwner().getName(), call.getTarget().getName()))
          .forEach(call -> offences.add(call.getDescription()));
    }

    assertThat(offences).isEmpty();
  }

  private static boolean isReflection(String owner, String method) {
    return switch (owner) {
      case "java.lang.Class" ->
          method.matches(
              "forName|newInstance|get(Declared)?(Constructors?|Methods?|Fields?)|getRecordComponents");
      case "java.lang.ClassLoader" -> method.equals("loadClass");
      case "java.util.ServiceLoader", "java.lang.reflect.Proxy", "java.io.ObjectInputStream" ->
          true;
      case "java.lang.invoke.MethodHandles$Lookup" -> method.startsWith("find");
      default -> owner.startsWith("java.lang.reflect.") && !owner.endsWith(".Array");
    };
  }

  /// A class that has moved or gone would stop the compiler only at the very end.
  @Test
  void classesOfTheBuildArguments_always_areThere() throws IOException {
    String arguments =
        Objects.requireNonNull(settings().getProperty("quarkus.native.additional-build-args"));
    String names = arguments.substring(arguments.indexOf('=') + 1);
    for (String name : names.split("\\\\,", -1)) {
      String path = name.strip().replace('.', '/');
      boolean isPackage = name.equals("io.netty.internal.tcnative");
      String file = isPackage ? path + "/SSL.class" : path + ".class";
      assertThat(NativeTest.class.getClassLoader().getResource(file)).as(name).isNotNull();
    }
  }
}
