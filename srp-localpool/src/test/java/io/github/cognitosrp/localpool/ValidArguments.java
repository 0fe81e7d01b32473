package io.github.cognitosrp.localpool;

import io.github.cognitosrp.localpool.lambda.HttpTrigger;
import io.github.cognitosrp.localpool.lambda.LambdaTriggers;
import io.github.cognitosrp.localpool.model.LocalAppClient;
import io.github.cognitosrp.localpool.model.LocalAttribute;
import io.github.cognitosrp.localpool.model.LocalEndpoint;
import io.github.cognitosrp.localpool.model.PasswordPolicy;
import io.github.cognitosrp.localpool.model.Trigger;
import io.github.cognitosrp.localpool.seed.SeedFile;
import io.github.cognitosrp.testing.PublicApi;
import java.lang.reflect.Array;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** For the module's public constructors and methods, with a pool that runs. */
final class ValidArguments implements PublicApi.Samples, AutoCloseable {
  /** Nobody listens there. */
  private static final URI ADDRESS = URI.create("http://localhost:1");

  private final LocalUserPool pool = LocalUserPool.builder().user("alice", "secret").start();
  private final SoftwareAuthenticator browser =
      new SoftwareAuthenticator(URI.create("http://localhost"));
  private @Nullable LocalUserPoolBuilder builder;

  List<PublicApi.Argument> arguments() throws Exception {
    return PublicApi.arguments(
            this, LocalUserPool.class, LocalAppClient.class, LambdaTriggers.class, SeedFile.class)
        .stream()
        // A trigger's exception must not hide the failure that it tells of.
        .filter(
            argument -> !Throwable.class.isAssignableFrom(argument.member().getDeclaringClass()))
        // The enum's own.
        .filter(argument -> !argument.member().getName().equals("valueOf"))
        .toList();
  }

  /** The builder whose method was called last. */
  LocalUserPoolBuilder builder() {
    return builder;
  }

  LocalUser user() {
    return pool.user("alice");
  }

  @Override
  public Object valid(Class<?> type, String name) {
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (type.isArray() && !type.getComponentType().isPrimitive()) {
      Object array = Array.newInstance(type.getComponentType(), 1);
      Array.set(array, 0, valid(type.getComponentType(), name));
      return array;
    }
    return switch (type.getSimpleName()) {
      case "String" -> text(name);
      case "char[]" -> "secret".toCharArray();
      case "boolean" -> true;
      case "int", "Integer" -> 1;
      case "Class" -> Map.class;
      case "Object" -> new Object();
      case "Map" -> Map.of();
      case "URI" -> ADDRESS;
      case "Path" -> Path.of("none");
      case "Instant" -> Instant.EPOCH;
      case "Duration" -> Duration.ofHours(1);
      case "Clock" -> Clock.systemUTC();
      case "KeyStore" -> keyStore();
      case "Consumer" -> (Consumer<Object>) value -> {};
      case "Function" -> Function.identity();
      default -> ours(type, name);
    };
  }

  /** Users and groups are new ones, or they would be refused because they are there already. */
  private static String text(String name) {
    return switch (name) {
      case "poolId" -> "local-1_X";
      case "id", "host" -> "localhost";
      case "username", "name" -> "x" + UUID.randomUUID().toString().substring(24);
      case "sub" -> UUID.randomUUID().toString();
      case "creationOptions", "requestOptions" -> "{}";
      default -> "AAAA";
    };
  }

  private Object ours(Class<?> type, String name) {
    return switch (type.getSimpleName()) {
      case "LocalUserPool" -> pool;
      case "LocalUserPoolBuilder" -> {
        LocalUserPoolBuilder made = LocalUserPool.builder();
        builder = name.isEmpty() ? made : builder;
        yield made;
      }
      case "LocalUser" -> user();
      case "SoftwareAuthenticator" -> browser;
      case "LocalAppClient" -> LocalAppClient.of("web");
      case "LocalAttribute" -> LocalAttribute.of("tenant");
      case "LocalEndpoint" -> LocalEndpoint.loopback(0);
      case "PasswordPolicy" -> PasswordPolicy.any();
      case "Trigger" -> (Trigger) event -> event;
      case "HttpTrigger" -> HttpTrigger.of(ADDRESS);
      default -> throw new AssertionError("no valid argument of " + type);
    };
  }

  private static KeyStore keyStore() {
    try {
      return KeyStore.getInstance("PKCS12");
    } catch (KeyStoreException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
