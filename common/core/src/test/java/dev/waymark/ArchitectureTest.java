package dev.waymark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The walls inside core that Maven cannot see.
class ArchitectureTest {
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.waymark");

  @Test
  void packages_haveNoCycles() {
    slices().matching("dev.waymark.(*)..").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void hotPath_hasNoStreamsOptionalsLogsAndPatterns() {
    noClasses()
        .that()
        .haveNameMatching(
            "dev\\.waymark\\.(rule\\.(Matchers\\$.*|CompiledRules.*)|routing\\.(Router|Settlement|Gate|ActiveMembers)|clock\\.ZoneClock|schedule\\.DayTable|visitor\\.CaseFolding)")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.(stream|Optional|logging|regex).*")
        .check(CORE);
  }

  @Test
  void core_readsNoClockAndNoChance() {
    noClasses()
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Math.class, "random")
        .check(CORE);
  }
}
