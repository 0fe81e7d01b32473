package io.github.cognitosrp.customauth;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which package may use which. */
@Tag("slow")
class ArchitectureTest {
  private static final String ENGINE = "io.github.cognitosrp.customauth";

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ENGINE);

  @Test
  void noPackageIsPartOfACycle() {
    slices().assignedFrom(new OnePackageEach()).should().beFreeOfCycles().check(OURS);
  }

  @Test
  void theEngineKnowsNoChallenge() {
    noClasses()
        .that()
        .resideInAPackage(ENGINE)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(ENGINE + ".*..")
                .and(DescribedPredicate.not(resideInAnyPackage(ENGINE + ".support"))))
        .check(OURS);
  }

  @Test
  void nothingOfTheClientHalfOrTheArithmeticIsUsed() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ENGINE + "..",
            "java..",
            "javax.crypto..",
            "com.amazonaws.services.lambda..",
            "com.sun.net.httpserver..",
            "com.webauthn4j..",
            "tools.jackson..",
            "software.amazon.awssdk..",
            "org.jspecify..")
        .check(OURS);
  }

  @Test
  void nothingWritesToTheConsole() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(OURS);
  }

  /** A slice for each package, the one at the root included. */
  private static final class OnePackageEach implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return resideInAnyPackage(ENGINE + "..").test(type)
          ? SliceIdentifier.of(type.getPackageName())
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "each package";
    }
  }
}
