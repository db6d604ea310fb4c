package dev.scoring.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineRulesTest {
  private static final JavaClasses ENGINE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.scoring.engine");

  @Test
  void bundlesEncodingColumnsAndTensorsDoNotKnowDjl() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "..bundle..", "..encode..", "..vocabulary..", "..column..", "..tensor..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.djl..", "..engine.model..", "..engine.parity..")
        .check(ENGINE);
  }

  @Test
  void encodingKnowsBundlesAndNotTheReverse() {
    noClasses()
        .that()
        .resideInAnyPackage("..bundle..", "..vocabulary..", "..column..", "..tensor..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..encode..")
        .check(ENGINE);
    noClasses()
        .that()
        .resideInAnyPackage("..vocabulary..", "..column..", "..tensor..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..bundle..")
        .check(ENGINE);
  }

  @Test
  void nothingKnowsSparkHadoopOrTheRunner() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache..", "scala..", "dev.scoring.runner..", "dev.scoring.cli..")
        .check(ENGINE);
  }

  @Test
  void noJarOfSparkOrHadoopIsOnTheClassPath() {
    List<String> jars =
        List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
    assertThat(jars)
        .anyMatch(jar -> jar.contains("jackson-databind"))
        .noneMatch(jar -> jar.contains("spark-") || jar.contains("hadoop-"));
  }
}
