package dev.scoring.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ModuleRulesTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.scoring.contract");

  @Test
  void onlyJacksonSnakeYamlAndTheJdkAreImported() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.scoring.contract..", "com.fasterxml.jackson..", "org.yaml.snakeyaml..", "java..")
        .check(CLASSES);
  }

  @Test
  void onlyTheReaderKnowsYaml() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.scoring.contract.read..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.yaml.snakeyaml..")
        .check(CLASSES);
  }

  @Test
  void theReaderKnowsNoDocumentOfItsUsers() {
    noClasses()
        .that()
        .resideInAPackage("dev.scoring.contract.read..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.scoring.contract.spec..",
            "dev.scoring.contract.report..",
            "dev.scoring.contract.progress..")
        .check(CLASSES);
  }
}
