package io.github.cognitosrp.checks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that consumers of a module can use, as text: public and protected members of public
 * types in the packages that the module exports to everybody.
 */
final class ApiListing {
  private static final int TYPE_MODIFIERS =
      Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL | Modifier.ABSTRACT;
  // The others, such as synchronized, are no promise.
  private static final int MEMBER_MODIFIERS = TYPE_MODIFIERS | Modifier.VOLATILE;

  private ApiListing() {}

  /** The listing of a module's compiled classes. */
  static String of(Path classes) {
    Predicate<String> isExported = exported(classes);
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString().replace(File.separatorChar, '.'))
          .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .filter(name -> isExported.test(name.substring(0, name.lastIndexOf('.'))))
          .map(ApiListing::load)
          .filter(ApiListing::isVisible)
          .sorted(Comparator.comparing(Class::getName))
          .map(ApiListing::describe)
          .collect(Collectors.joining("\n"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Which packages consumers see: without a module descriptor, all. */
  private static Predicate<String> exported(Path classes) {
    Optional<ModuleReference> module = ModuleFinder.of(classes).findAll().stream().findFirst();
    if (module.isEmpty()) {
      return packageName -> true;
    }
    Set<String> exported =
        module.get().descriptor().exports().stream()
            .filter(exports -> !exports.isQualified())
            .map(Exports::source)
            .collect(Collectors.toSet());
    return exported::contains;
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ApiListing.class.getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new AssertionError(missing);
    }
  }

  private static boolean isVisible(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return !type.isAnonymousClass()
        && !type.isLocalClass()
        && isOpen(type.getModifiers())
        && (outer == null || isVisible(outer));
  }

  private static boolean isOpen(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String describe(Class<?> type) {
    Stream<String> members =
        Stream.of(
                Arrays.stream(type.getDeclaredFields())
                    .filter(field -> isOpen(field.getModifiers()) && !field.isSynthetic())
                    .map(ApiListing::field),
                Arrays.stream(type.getDeclaredConstructors())
                    .filter(made -> isOpen(made.getModifiers()) && !made.isSynthetic())
                    .map(ApiListing::constructor),
                Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> isOpen(method.getModifiers()) && !method.isSynthetic())
                    .map(ApiListing::method))
            .flatMap(kind -> kind.sorted())
            .map(member -> "  " + member);
    return header(type) + "\n" + members.map(line -> line + "\n").collect(Collectors.joining());
  }

  private static String header(Class<?> type) {
    StringBuilder text = new StringBuilder();
    text.append(modifiers(type.getModifiers() & TYPE_MODIFIERS & ~kindModifiers(type)));
    if (type.isSealed()) {
      text.append("sealed ");
    }
    text.append(kind(type)).append(' ').append(type.getName()).append(typeParameters(type));
    Type parent = type.getGenericSuperclass();
    if (parent != null && parent != Object.class && !type.isEnum() && !type.isRecord()) {
      text.append(" extends ").append(parent.getTypeName());
    }
    text.append(
        list(type.isInterface() ? " extends " : " implements ", type.getGenericInterfaces()));
    if (type.isSealed()) {
      text.append(list(" permits ", type.getPermittedSubclasses()));
    }
    return text.toString();
  }

  /** Modifiers that the kind of type implies; compilers differ in whether they set them. */
  private static int kindModifiers(Class<?> type) {
    if (type.isInterface()) {
      return Modifier.ABSTRACT | Modifier.STATIC;
    }
    return type.isEnum() || type.isRecord()
        ? Modifier.FINAL | Modifier.ABSTRACT | Modifier.STATIC
        : 0;
  }

  private static String kind(Class<?> type) {
    if (type.isAnnotation()) {
      return "@interface";
    }
    if (type.isInterface()) {
      return "interface";
    }
    if (type.isEnum()) {
      return "enum";
    }
    return type.isRecord() ? "record" : "class";
  }

  private static String field(Field field) {
    String text =
        modifiers(field.getModifiers() & MEMBER_MODIFIERS)
            + field.getGenericType().getTypeName()
            + " "
            + field.getName();
    return field.isEnumConstant() ? field.getName() : text;
  }

  private static String constructor(Constructor<?> made) {
    return executable(made, typeParameters(made), made.getDeclaringClass().getSimpleName());
  }

  private static String method(Method method) {
    String parameters = typeParameters(method);
    Object byDefault = method.getDefaultValue();
    return executable(
            method,
            method.isDefault() ? "default " + parameters : parameters,
            method.getGenericReturnType().getTypeName() + " " + method.getName())
        + (byDefault == null ? "" : " default");
  }

  private static String executable(Executable made, String before, String name) {
    return modifiers(made.getModifiers() & MEMBER_MODIFIERS)
        + before
        + name
        + Arrays.stream(made.getParameters())
            .map(Parameter::getParameterizedType)
            .map(Type::getTypeName)
            .collect(Collectors.joining(", ", "(", made.isVarArgs() ? "...)" : ")"))
        + list(" throws ", made.getGenericExceptionTypes());
  }

  private static String modifiers(int modifiers) {
    String text = Modifier.toString(modifiers);
    return text.isEmpty() ? "" : text + " ";
  }

  private static String typeParameters(GenericDeclaration declaration) {
    List<String> names =
        Arrays.stream(declaration.getTypeParameters()).map(ApiListing::typeParameter).toList();
    if (names.isEmpty()) {
      return "";
    }
    return "<" + String.join(", ", names) + ">" + (declaration instanceof Class ? "" : " ");
  }

  private static String typeParameter(TypeVariable<?> variable) {
    String bounds =
        Arrays.stream(variable.getBounds())
            .map(Type::getTypeName)
            .filter(bound -> !bound.equals("java.lang.Object"))
            .collect(Collectors.joining(" & "));
    return variable.getName() + (bounds.isEmpty() ? "" : " extends " + bounds);
  }

  private static String list(String before, Type[] types) {
    return types.length == 0
        ? ""
        : Arrays.stream(types).map(Type::getTypeName).collect(Collectors.joining(", ", before, ""));
  }
}
