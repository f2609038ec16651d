package dev.waymark.redirect;

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
          .importPackages("dev.waymark.redirect");

  @Test
  void packages_always_haveNoCycles() {
    slices().matching("dev.waymark.redirect.(*)..").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void compositionRoot_always_isKnownToNobody() {
    noClasses()
        .that()
        .resideInAPackage("dev.waymark.redirect.*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.waymark.redirect")
        .check(CODE);
  }

  @Test
  void container_always_isKnownToTheCompositionRootOnly() {
    noClasses()
        .that()
        .resideInAPackage("dev.waymark.redirect.*..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.inject..", "jakarta.enterprise..", "jakarta.annotation..")
        .check(CODE);
  }

  @Test
  void replica_always_knowsNothingOfVisitors() {
    noClasses()
        .that()
        .resideInAPackage("dev.waymark.redirect.replica..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.waymark.redirect.visit..", "dev.waymark.redirect.route..")
        .check(CODE);
  }

  @Test
  void database_always_isForThoseThatReadIt() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.waymark.redirect",
            "dev.waymark.redirect.database..",
            "dev.waymark.redirect.replica..")
        .and()
        .doNotHaveSimpleName("SaltFeed")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.postgresql..", "dev.waymark.redirect.database..")
        .check(CODE);
  }

  @Test
  void service_always_knowsNothingOfTheOthers() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.waymark.admin..", "dev.waymark.analytics..", "dev.waymark.service..")
        .check(CODE);
  }
}
