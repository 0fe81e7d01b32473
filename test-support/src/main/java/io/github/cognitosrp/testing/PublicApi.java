package io.github.cognitosrp.testing;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** Every parameter of every public constructor and method of some packages. */
public final class PublicApi {
  private PublicApi() {}

  /** Where valid arguments come from, and the objects whose methods are called. */
  public interface Samples {
    /**
     * A valid argument, or an object.
     *
     * @param name the parameter's; empty for an object to call a method of
     */
    Object valid(Class<?> type, String name);

    /** What refusals call a parameter. */
    default String nameOf(Parameter parameter) {
      return parameter.getName();
    }
  }

  /** One parameter of one constructor or method; all the others have valid arguments. */
  public record Argument(Samples samples, Executable member, int index) {
    /** The name, which refusals use. */
    public String name() {
      return samples.nameOf(member.getParameters()[index]);
    }

    /** The parameter's type. */
    public Class<?> type() {
      return member.getParameterTypes()[index];
    }

    /**
     * Calls the member with this argument in place of the valid one, and throws what it throws or
     * what the future that it returns fails with.
     */
    public void call(Object argument) throws Throwable {
      Object[] arguments = validArguments();
      arguments[index] = argument;
      invoke(arguments);
    }

    /** The same with valid arguments only. */
    public void callWithValidArguments() throws Throwable {
      invoke(validArguments());
    }

    private Object[] validArguments() {
      return Arrays.stream(member.getParameters())
          .map(parameter -> samples.valid(parameter.getType(), samples.nameOf(parameter)))
          .toArray();
    }

    private void invoke(Object[] arguments) throws Throwable {
      try {
        if (member instanceof Constructor<?> constructor) {
          constructor.newInstance(arguments);
          return;
        }
        Method method = (Method) member;
        boolean ofClass = Modifier.isStatic(method.getModifiers());
        Object object = ofClass ? null : samples.valid(method.getDeclaringClass(), "");
        if (method.invoke(object, arguments) instanceof CompletableFuture<?> future) {
          future.join();
        }
      } catch (InvocationTargetException | CompletionException wrapper) {
        throw wrapper.getCause();
      }
    }

    @Override
    public String toString() {
      return member.getDeclaringClass().getSimpleName() + "." + member.getName() + " " + name();
    }
  }

  /** The parameters of the public classes in the packages of some classes, in a fixed order. */
  public static List<Argument> arguments(Samples samples, Class<?>... oneOfEachPackage)
      throws Exception {
    List<Argument> arguments = new ArrayList<>();
    for (Class<?> one : oneOfEachPackage) {
      for (Class<?> type : publicClasses(one)) {
        Stream.concat(
                Arrays.stream(type.getConstructors()), Arrays.stream(type.getDeclaredMethods()))
            .filter(member -> Modifier.isPublic(member.getModifiers()) && !member.isSynthetic())
            .filter(member -> !member.getName().equals("equals"))
            // Another JVM may have another order, and tests are told apart by their number.
            .sorted(Comparator.comparing(Executable::toString))
            .flatMap(member ->
                Stream.iterate(0, i -> i < member.getParameterCount(), i -> i + 1)
                    .map(i -> new Argument(samples, member, i)))
            .forEach(arguments::add);
      }
    }
    return arguments;
  }

  private static List<Class<?>> publicClasses(Class<?> one)
      throws IOException, URISyntaxException, ClassNotFoundException {
    Path classes = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<?>> types = new ArrayList<>();
    try (Stream<Path> files = Files.list(classes.resolve(one.getPackageName().replace('.', '/')))) {
      for (String file : files.map(path -> path.getFileName().toString()).sorted().toList()) {
        if (file.endsWith(".class") && !file.startsWith("package-info")) {
          String name = file.substring(0, file.length() - ".class".length());
          Class<?> type = Class.forName(one.getPackageName() + "." + name);
          if (Modifier.isPublic(type.getModifiers()) && !type.isInterface()) {
            types.add(type);
          }
        }
      }
    }
    return types;
  }
}
