package dev.waymark.admin;

import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.waymark.service.access.ForEverybody;
import dev.waymark.service.access.ForPeople;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.OperatorOnly;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.waymark.admin");

  @Test
  void packages_always_haveNoCycles() {
    slices().matching("dev.waymark.admin.(*)..").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void resources_always_keepAwayFromTheDatabase() {
    noClasses()
        .that()
        .areAnnotatedWith(Path.class)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "java.sql..", "javax.sql..")
        .check(CODE);
    noClasses()
        .that()
        .areAnnotatedWith(Path.class)
        .should()
        .dependOnClassesThat()
        .areAnnotatedWith(Entity.class)
        .check(CODE);
  }

  @Test
  void entities_always_stayInTheirPackage() {
    classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate().check(CODE);
  }

  @Test
  void operations_always_sayWhomTheyAreFor() {
    methods()
        .that()
        .areMetaAnnotatedWith(HttpMethod.class)
        .should(
            beAnnotatedWith(Needs.class)
                .or(beAnnotatedWith(OperatorOnly.class))
                .or(beAnnotatedWith(ForPeople.class))
                .or(beAnnotatedWith(ForEverybody.class)))
        .check(CODE);
  }

  @Test
  void service_always_knowsNothingOfTheOthers() {
    noClasses()
        .that()
        .resideInAPackage("dev.waymark.admin..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.waymark.redirect..", "dev.waymark.analytics..")
        .check(CODE);
  }
}
