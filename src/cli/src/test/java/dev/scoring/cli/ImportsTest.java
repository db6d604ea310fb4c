package dev.scoring.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ImportsTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.scoring.cli");

  @Test
  void theCommandKnowsNothingOfSparkAndDjl() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "scala..", "ai.djl..")
        .check(classes);
  }

  @Test
  void whatRendersNeverRuns() {
    noClasses()
        .that()
        .resideInAnyPackage("..cli.text..", "..cli.summary..", "..cli.term..", "..cli.error..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.scoring.cli", "..cli.manifest..", "..runner.local..")
        .check(classes);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("dev.scoring.cli.(*)..").should().beFreeOfCycles().check(classes);
  }
}
