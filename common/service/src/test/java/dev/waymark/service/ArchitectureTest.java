package dev.waymark.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.waymark.service");

  @Test
  void packages_always_haveNoCycles() {
    slices().matching("dev.waymark.service.(*)..").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void kit_always_knowsNoService() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.waymark.redirect..", "dev.waymark.admin..", "dev.waymark.analytics..")
        .check(CODE);
  }

  /// Each service keeps what it has in its own way.
  @Test
  void kit_always_keepsAwayFromHibernate() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.persistence..", "org.hibernate..")
        .check(CODE);
  }
}
