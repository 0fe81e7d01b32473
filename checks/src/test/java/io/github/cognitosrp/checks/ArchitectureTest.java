package io.github.cognitosrp.checks;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may depend on whom. The reasons stand in docs/architecture.md. */
@Tag("slow")
class ArchitectureTest {
  private static final String BASE = "io.github.cognitosrp";
  private static final String MODPOW = BASE + ".modpow..";
  private static final String COGNITO = BASE + ".cognito..";
  private static final String AWSSDK = BASE + ".awssdk..";
  private static final String LOCALPOOL = BASE + ".localpool..";
  private static final String CUSTOM_AUTH = BASE + ".customauth";
  private static final String ZKATTEST = BASE + ".zkattest..";
  private static final String CLI = BASE + ".cli..";
  private static final List<String> BACKENDS =
      List.of(
          BASE + ".bigint..",
          BASE + ".gmp..",
          BASE + ".ifma..",
          BASE + ".openssl..",
          BASE + ".montgomery..");

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages(BASE);

  static List<String> modules() {
    return List.of(
        "modpow",
        "bigint",
        "gmp",
        "ifma",
        "openssl",
        "montgomery",
        "cognito",
        "awssdk",
        "localpool",
        "customauth",
        "zkattest",
        "cli");
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyModuleIsLookedAt(String module) {
    assertThat(OURS.that(resideInAnyPackage(BASE + "." + module + ".."))).isNotEmpty();
  }

  @Test
  void theArithmeticApiDependsOnNothingButJava() {
    classes()
        .that()
        .resideInAPackage(MODPOW)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(MODPOW, "java..", "org.jspecify..")
        .check(OURS);
  }

  /** One module after the other: who may depend on whom among them is said below. */
  @ParameterizedTest
  @MethodSource("modules")
  void noPackageOfAModuleIsPartOfACycle(String module) {
    slices()
        .matching(BASE + ".(**)")
        .should()
        .beFreeOfCycles()
        .check(OURS.that(resideInAnyPackage(BASE + "." + module + "..")));
  }

  @Test
  void theInterfaceForBackendsNeedsNothingOfTheirChoice() {
    noClasses()
        .that()
        .resideInAPackage(BASE + ".modpow.spi")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(BASE + ".modpow", BASE + ".modpow.support")
        .check(OURS);
  }

  @Test
  void theProtocolDependsOnTheArithmeticApiAndNotOnABackend() {
    classes()
        .that()
        .resideInAPackage(COGNITO)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(COGNITO, MODPOW, "java..", "javax.crypto..", "org.jspecify..")
        .check(OURS);
  }

  @Test
  void theProtocolDoesNoInputOrOutput() {
    noClasses()
        .that()
        .resideInAPackage(COGNITO)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..", "javax.net..")
        .check(OURS);
  }

  @Test
  void aBackendDependsOnTheArithmeticApiAndNotOnAnotherBackend() {
    for (String backend : BACKENDS) {
      noClasses()
          .that()
          .resideInAPackage(backend)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(BASE + "..")
                  .and(resideOutsideOfPackage(backend))
                  .and(resideOutsideOfPackage(MODPOW)))
          .allowEmptyShould(true)
          .check(OURS);
    }
  }

  @Test
  void theFlowsDependOnTheProtocolAndNotOnABackendOrTheLocalPool() {
    noClasses()
        .that()
        .resideInAPackage(AWSSDK)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(BASE + "..")
                .and(resideOutsideOfPackages(AWSSDK, COGNITO, BASE + ".modpow")))
        .check(OURS);
  }

  @Test
  void theServersHalfSharesNoCodeWithTheClients() {
    noClasses()
        .that()
        .resideInAPackage(LOCALPOOL)
        .should()
        .dependOnClassesThat(resideInAnyPackage(BASE + "..").and(resideOutsideOfPackage(LOCALPOOL)))
        .check(OURS);
  }

  @Test
  void noPackageOfTheLocalPoolIsPartOfACycle() {
    SlicesRuleDefinition.slices()
        .assignedFrom(new OnePackageEach(BASE + ".localpool"))
        .should()
        .beFreeOfCycles()
        .check(OURS);
  }

  /** The triggers run in a Lambda function, where nothing of the client's half belongs. */
  @Test
  void theTriggersAndTheOtherModulesShareNoCode() {
    assertOnItsOwn(CUSTOM_AUTH + "..");
  }

  @Test
  void zkattestAndTheOtherModulesShareNoCode() {
    assertOnItsOwn(ZKATTEST);
  }

  private static void assertOnItsOwn(String module) {
    noClasses()
        .that()
        .resideInAPackage(module)
        .should()
        .dependOnClassesThat(resideInAnyPackage(BASE + "..").and(resideOutsideOfPackage(module)))
        .check(OURS);
    noClasses()
        .that()
        .resideOutsideOfPackage(module)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(module)
        .check(OURS);
  }

  @Test
  void theEngineOfTheTriggersKnowsNoChallenge() {
    noClasses()
        .that()
        .resideInAPackage(CUSTOM_AUTH)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(CUSTOM_AUTH + ".*..")
                .and(resideOutsideOfPackages(CUSTOM_AUTH + ".support")))
        .check(OURS);
  }

  @Test
  void aChallengeKnowsTheEngineAndNeitherAnotherChallengeNorTheDatabase() {
    for (String challenge : List.of(CUSTOM_AUTH + ".fido2..", CUSTOM_AUTH + ".duo..")) {
      noClasses()
          .that()
          .resideInAPackage(challenge)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(CUSTOM_AUTH + "..")
                  .and(resideOutsideOfPackages(CUSTOM_AUTH, CUSTOM_AUTH + ".support", challenge)))
          .check(OURS);
    }
  }

  /** A slice for each package, the one at the root included. */
  private record OnePackageEach(String root) implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return resideInAnyPackage(root + "..").test(type)
          ? SliceIdentifier.of(type.getPackageName())
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "each package of " + root;
    }
  }

  @Test
  void nothingDependsOnTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CLI)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(CLI)
        .check(OURS);
  }

  @Test
  void librariesDoNotWriteToTheConsole() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(OURS.that(resideOutsideOfPackage(CLI)));
  }
}
