package io.github.cognitosrp.checks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What GraalVM's native-image must be told about the modules in pure Java. There is no GraalVM
 * here: what is checked is that the metadata names what the code looks up by name, and that it
 * looks up nothing else.
 */
class NativeImageTest {
  private static final String SERVICE = "io.github.cognitosrp.modpow.spi.ModPowProvider";
  private static final Set<String> LOOKUPS =
      Set.of(
          "java.lang.Class.forName",
          "java.lang.Class.getMethod",
          "java.lang.Class.getDeclaredMethod",
          "java.lang.Class.getConstructor",
          "java.lang.Class.getDeclaredConstructor",
          "java.lang.Class.getField",
          "java.lang.Class.getDeclaredField",
          "java.lang.Class.getDeclaredFields",
          "java.lang.Class.getDeclaredMethods",
          "java.lang.Class.getMethods",
          "java.lang.Class.getResource",
          "java.lang.Class.getResourceAsStream",
          "java.lang.ClassLoader.loadClass",
          "java.lang.ClassLoader.getResource",
          "java.lang.ClassLoader.getResources",
          "java.lang.ClassLoader.getResourceAsStream",
          "java.lang.reflect.Proxy.newProxyInstance",
          "java.lang.invoke.MethodHandles.lookup",
          "java.util.ResourceBundle.getBundle",
          "java.io.ObjectInputStream.readObject",
          "java.lang.System.loadLibrary",
          "java.lang.System.load");

  private static Path metadata(String module, String file) {
    return Checkout.path(
        module,
        "target",
        "classes",
        "META-INF",
        "native-image",
        "io.github.cognitosrp",
        module,
        file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"srp-bigint", "srp-montgomery"})
  void theMetadataNamesEachProviderAndTheListThatNamesIt(String module) throws IOException {
    ObjectMapper json = new ObjectMapper();
    JsonNode types = json.readTree(metadata(module, "reflect-config.json").toFile());
    List<String> providers =
        Checkout.read(Checkout.path(module, "target", "classes", "META-INF", "services", SERVICE))
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    assertThat(types)
        .extracting(type -> type.get("name").asText())
        .containsExactlyInAnyOrderElementsOf(providers);
    assertThat(types)
        .allSatisfy(type -> assertThat(type.at("/methods/0/name").asText()).isEqualTo("<init>"));
    assertThat(
            json.readTree(metadata(module, "resource-config.json").toFile())
                .at("/resources/includes/0/pattern")
                .asText())
        .isEqualTo("\\QMETA-INF/services/" + SERVICE + "\\E");
  }

  @ParameterizedTest
  @ValueSource(strings = {"srp-api", "srp-bigint", "srp-montgomery", "srp-cognito"})
  void theCodeLooksUpNothingElseByName(String module) {
    JavaClasses classes =
        new ClassFileImporter().importPath(Checkout.path(module, "target", "classes"));
    assertThat(classes).isNotEmpty();
    noClasses()
        .should()
        .accessTargetWhere(
            new DescribedPredicate<JavaAccess<?>>("looks something up by name") {
              @Override
              public boolean test(JavaAccess<?> access) {
                JavaClass owner = access.getTargetOwner();
                return LOOKUPS.contains(owner.getName() + "." + access.getTarget().getName());
              }
            })
        .check(classes);
  }

  /** The rule above can fail: this module does what it forbids. */
  @Test
  void lookingUpIsNoticed() {
    JavaClasses classes =
        new ClassFileImporter().importPath(Checkout.path("checks", "target", "test-classes"));
    assertThat(classes.get(ApiListing.class).getMethodCallsFromSelf())
        .anyMatch(call ->
            LOOKUPS.contains(call.getTargetOwner().getName() + "." + call.getTarget().getName()));
  }
}
