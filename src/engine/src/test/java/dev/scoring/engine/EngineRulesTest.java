package dev.scoring.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.apache.spark.sql.SparkSession",
        "org.apache.spark.SparkContext",
        "org.apache.spark.unsafe.Platform",
        "org.apache.hadoop.conf.Configuration",
        "org.apache.hadoop.fs.FileSystem",
        "scala.Option"
      })
  void noClassOfSparkOrHadoopCanBeLoaded(String name) {
    assertThatThrownBy(() -> Class.forName(name))
        .isInstanceOf(ClassNotFoundException.class)
        .hasMessage(name);
  }

  @Test
  void noJarOfSparkOrHadoopIsOnTheClassPath() {
    List<String> jars =
        List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
    assertThat(jars)
        .isNotEmpty()
        .noneMatch(jar -> jar.contains("spark-") || jar.contains("hadoop-"));
  }
}
