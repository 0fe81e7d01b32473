package io.github.cognitosrp.zkattest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What depends on what in this module, and on what outside it. */
@Tag("slow")
class ArchitectureTest {
  private static final String BASE = "io.github.cognitosrp.zkattest";
  private static final JavaClasses OURS =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void nothingButJavaAndJacksonIsNeeded() {
    assertThat(OURS).hasSizeGreaterThan(20);
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(BASE + "..", "java..", "com.fasterxml.jackson..", "org.jspecify..")
        .check(OURS);
  }

  @Test
  void arithmeticAndProofsKnowNoJson() {
    classes()
        .that()
        .resideInAPackage(BASE + ".curve")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(BASE + ".curve", "java..", "org.jspecify..")
        .check(OURS);
    classes()
        .that()
        .resideInAPackage(BASE + ".proof")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(BASE + ".curve", BASE + ".proof", "java..", "org.jspecify..")
        .check(OURS);
  }

  @Test
  void noPackageIsPartOfACycle() {
    slices().matching("io.github.cognitosrp.(**)").should().beFreeOfCycles().check(OURS);
  }

  @Test
  void nothingIsWrittenToTheConsole() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(OURS);
  }
}
