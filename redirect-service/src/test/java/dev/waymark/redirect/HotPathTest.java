package dev.waymark.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a visit may not cost. Follows every call from where a request comes in, through all modules
/// and into every implementation of what is called.
class HotPathTest {
  /// Where the calls begin: a request, and the end of an event loop's turn.
  private static final List<String> ENTRIES =
      List.of(
          "dev.waymark.redirect.route.RedirectHandler.handle(",
          "dev.waymark.redirect.journal.GroupCommit.flush(");

  /// Where they are followed no further: what a redirect never comes to.
  private static final List<String> ELSEWHERE =
      List.of(
          // Read once for many visits, by threads of their own.
          "dev.waymark.visitor.agent.UserAgents.parse(",
          // A host that is written as few are: in brackets, with escapes, or with a dot at its end.
          "dev.waymark.link.HostName.canonical(",
          // Once for a link after takedowns have changed.
          "dev.waymark.routing.Link.judged(",
          // Once for a file of the journal.
          "dev.waymark.redirect.journal.Appender.roll(",
          // Pages and pictures in the place of a redirect.
          "dev.waymark.page.",
          "dev.waymark.redirect.page.",
          "dev.waymark.redirect.qr.",
          // A visitor has sent a password.
          "dev.waymark.redirect.route.PasswordForms.",
          // The disk has failed.
          "dev.waymark.redirect.journal.Journal.repair(");

  private static final List<String> BANNED =
      List.of("java.util.stream.", "java.util.Optional", "java.util.regex.", "java.lang.reflect.");

  private static Map<JavaCodeUnit, JavaCodeUnit> reached;

  @BeforeAll
  static void follow() {
    JavaClasses code =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.waymark");
    reached = new HashMap<>();
    var next = new ArrayDeque<JavaCodeUnit>();
    for (JavaClass type : code) {
      for (JavaCodeUnit unit : type.getCodeUnits()) {
        if (ENTRIES.stream().anyMatch(entry -> unit.getFullName().startsWith(entry))) {
          reached.put(unit, unit);
          next.add(unit);
        }
      }
    }
    while (!next.isEmpty()) {
      JavaCodeUnit caller = next.remove();
      for (JavaCodeUnit called : calledBy(caller)) {
        if (!isElsewhere(called) && reached.putIfAbsent(called, caller) == null) {
          next.add(called);
        }
      }
    }
  }

  private static boolean isElsewhere(JavaCodeUnit unit) {
    return !unit.getFullName().startsWith("dev.waymark.")
        || ELSEWHERE.stream().anyMatch(place -> unit.getFullName().startsWith(place));
  }

  /// What a method calls, with whatever may stand behind an interface or a superclass.
  private static Set<JavaCodeUnit> calledBy(JavaCodeUnit caller) {
    var called = new HashSet<JavaCodeUnit>();
    targets(caller)
        .forEach(
            target -> {
              target.resolveMember().ifPresent(called::add);
              String[] parameters =
                  target.getRawParameterTypes().stream()
                      .map(JavaClass::getName)
                      .toArray(String[]::new);
              for (JavaClass subclass : implementations(target.getOwner())) {
                subclass.tryGetMethod(target.getName(), parameters).ifPresent(called::add);
              }
            });
    return called;
  }

  /// Of our own types only: whatever is `Runnable` may stand behind a call of `Runnable`. Lambdas
  /// count as part of the method that they stand in.
  private static Set<JavaClass> implementations(JavaClass type) {
    return type.getName().startsWith("dev.waymark.") ? type.getAllSubclasses() : Set.of();
  }

  private static Stream<? extends CodeUnitAccessTarget> targets(JavaCodeUnit caller) {
    return Stream.concat(
        caller.getCallsFromSelf().stream().map(call -> call.getTarget()),
        caller.getCodeUnitReferencesFromSelf().stream().map(reference -> reference.getTarget()));
  }

  @Test
  void hotPath_anyVisit_comesToTheDecisionAndTheJournal() {
    assertThat(reached.keySet().stream().map(unit -> unit.getFullName()))
        .anyMatch(name -> name.startsWith("dev.waymark.rule.Matchers$ChoiceIn.matches("))
        .anyMatch(name -> name.startsWith("dev.waymark.routing.Pool.activeMembers("))
        .anyMatch(name -> name.startsWith("dev.waymark.click.ClickCodec.write("))
        .anyMatch(name -> name.startsWith("dev.waymark.redirect.disk.DiskFiles$Append.write("));
  }

  @Test
  void hotPath_anyVisit_hasNoStreamsNoOptionalsAndNoPatterns() {
    var offences = new ArrayList<String>();
    for (JavaCodeUnit unit : reached.keySet()) {
      targets(unit)
          .filter(target -> BANNED.stream().anyMatch(target.getOwner().getName()::startsWith))
          .map(
              target ->
                  "%s calls %s, reached by %s"
                      .formatted(unit.getFullName(), target.getFullName(), way(unit)))
          .forEach(offences::add);
    }

    assertThat(offences).isEmpty();
  }

  private static String way(JavaCodeUnit unit) {
    var way = new StringBuilder();
    JavaCodeUnit at = unit;
    for (JavaCodeUnit by = reached.get(at); by != null && !by.equals(at); by = reached.get(at)) {
      way.append(" <- ").append(by.getFullName());
      at = by;
    }
    return way.toString();
  }
}
