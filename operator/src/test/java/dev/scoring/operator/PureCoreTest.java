package dev.scoring.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PureCoreTest {

  @Test
  void decidingImportsNoClientNoLoggerAndNoEnvironment() {
    classes()
        .that()
        .resideInAPackage("dev.scoring.operator.plan..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java.lang..",
            "java.util..",
            "java.time..",
            "dev.scoring.operator.plan..",
            "dev.scoring.crds..",
            "dev.scoring.contract..")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.scoring.operator"));
  }
}
