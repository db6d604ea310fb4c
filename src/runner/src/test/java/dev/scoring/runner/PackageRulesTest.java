package dev.scoring.runner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class PackageRulesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.scoring");

  @Test
  void onlyTheRunnerKnowsSpark() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.scoring.runner..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..")
        .check(CLASSES);
  }

  @Test
  void planningIsPure() {
    noClasses()
        .that()
        .resideInAPackage("dev.scoring.runner.plan..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache..", "java.nio.file..", "java.net..", "java.lang.management..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(InstantSource.class)
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .check(CLASSES);
  }

  @Test
  void documentsOfARunKnowNoSpark() {
    noClasses()
        .that()
        .resideInAPackage("dev.scoring.runner.store..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.spark..")
        .check(CLASSES);
  }

  @Test
  void noPartKnowsTheFrontDoor() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.scoring.runner.plan..",
            "dev.scoring.runner.input..",
            "dev.scoring.runner.session..",
            "dev.scoring.runner.column..",
            "dev.scoring.runner.exec..",
            "dev.scoring.runner.bundle..",
            "dev.scoring.runner.store..",
            "dev.scoring.runner.write..",
            "dev.scoring.runner.publish..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.scoring.runner", "dev.scoring.runner.check")
        .check(CLASSES);
  }
}
