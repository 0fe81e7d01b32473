package io.github.cognitosrp.openssl;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.util.Optional;

/**
 * {@code java.lang.foreign} of Java 22 and later, spoken to by reflection, because this code is
 * compiled for Java 17. Only preparation goes this way: the handles that come of it take and return
 * plain {@code long} and {@code int}, and are called as fast as any others. A C pointer is a {@code
 * long} here, which holds on the 64-bit machines that this backend asks for.
 */
final class ForeignLinker {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private static final Class<?> LINKER = type("Linker");
  private static final Class<?> LINKER_OPTION = type("Linker$Option");
  private static final Class<?> SYMBOL_LOOKUP = type("SymbolLookup");
  private static final Class<?> ARENA = type("Arena");
  private static final Class<?> SEGMENT = type("MemorySegment");
  private static final Class<?> DESCRIPTOR = type("FunctionDescriptor");
  private static final Class<?> LAYOUT = type("MemoryLayout");
  private static final Class<?> VALUE_LAYOUT = type("ValueLayout");

  private final Object linker = invoke(findStatic(LINKER, "nativeLinker", LINKER));

  /** All memory as one segment. */
  private final Object memory =
      invoke(
          findVirtual(SEGMENT, "reinterpret", SEGMENT, long.class),
          constant(SEGMENT, "NULL", SEGMENT),
          Long.MAX_VALUE);

  /** Loads a library for good; a {@code SymbolLookup}. */
  Object load(String name) {
    Object forGood = invoke(findStatic(ARENA, "global", ARENA));
    return invoke(
        findStatic(SYMBOL_LOOKUP, "libraryLookup", SYMBOL_LOOKUP, String.class, ARENA),
        name,
        forGood);
  }

  /** The address of a function, or 0. */
  long find(Object library, String function) {
    MethodHandle find = findVirtual(SYMBOL_LOOKUP, "find", Optional.class, String.class);
    Optional<?> symbol = (Optional<?>) invoke(find, library, function);
    return symbol.isEmpty()
        ? 0
        : (long) invoke(findVirtual(SEGMENT, "address", long.class), symbol.get());
  }

  /** A handle of exactly this type, of {@code long}, {@code int} and {@code void}. */
  MethodHandle function(long address, MethodType type) {
    Object[] parameters = (Object[]) Array.newInstance(LAYOUT, type.parameterCount());
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = layout(type.parameterType(i));
    }
    Class<?> layouts = LAYOUT.arrayType();
    Object descriptor =
        type.returnType() == void.class
            ? invoke(findStatic(DESCRIPTOR, "ofVoid", DESCRIPTOR, layouts), (Object) parameters)
            : invoke(
                findStatic(DESCRIPTOR, "of", DESCRIPTOR, LAYOUT, layouts),
                layout(type.returnType()),
                parameters);
    Object segment = invoke(findStatic(SEGMENT, "ofAddress", SEGMENT, long.class), address);
    Class<?> options = LINKER_OPTION.arrayType();
    return (MethodHandle)
        invoke(
            findVirtual(LINKER, "downcallHandle", MethodHandle.class, SEGMENT, DESCRIPTOR, options),
            linker,
            segment,
            descriptor,
            Array.newInstance(LINKER_OPTION, 0));
  }

  /** {@code void write(Object array, long address, int length)} for arrays of that type. */
  MethodHandle writer(Class<?> elementType) {
    MethodHandle copy =
        findStatic(
            SEGMENT,
            "copy",
            void.class,
            Object.class,
            int.class,
            SEGMENT,
            VALUE_LAYOUT,
            long.class,
            int.class);
    return MethodHandles.insertArguments(copy, 1, 0, memory, unaligned(elementType));
  }

  /** {@code void read(long address, Object array, int length)} for arrays of that type. */
  MethodHandle reader(Class<?> elementType) {
    MethodHandle copy =
        findStatic(
            SEGMENT,
            "copy",
            void.class,
            SEGMENT,
            VALUE_LAYOUT,
            long.class,
            Object.class,
            int.class,
            int.class);
    MethodHandle fromMemory =
        MethodHandles.insertArguments(copy, 0, memory, unaligned(elementType));
    return MethodHandles.insertArguments(fromMemory, 2, 0);
  }

  /** The text that a C pointer points to. */
  String text(long address) {
    Object segment = invoke(findVirtual(SEGMENT, "asSlice", SEGMENT, long.class), memory, address);
    return (String)
        invoke(findVirtual(SEGMENT, "getString", String.class, long.class), segment, 0L);
  }

  private static Object layout(Class<?> primitive) {
    return primitive == int.class
        ? constant(VALUE_LAYOUT, "JAVA_INT", type("ValueLayout$OfInt"))
        : constant(VALUE_LAYOUT, "JAVA_LONG", type("ValueLayout$OfLong"));
  }

  private static Object unaligned(Class<?> primitive) {
    return primitive == byte.class
        ? constant(VALUE_LAYOUT, "JAVA_BYTE", type("ValueLayout$OfByte"))
        : constant(VALUE_LAYOUT, "JAVA_LONG_UNALIGNED", type("ValueLayout$OfLong"));
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName("java.lang.foreign." + name);
    } catch (ClassNotFoundException absent) {
      throw new LinkageError("this Java has no foreign-function API", absent);
    }
  }

  private static Object constant(Class<?> owner, String name, Class<?> type) {
    try {
      return LOOKUP.findStaticGetter(owner, name, type).invoke();
    } catch (Throwable failure) {
      throw asUnchecked(failure);
    }
  }

  private static MethodHandle findStatic(
      Class<?> owner, String name, Class<?> result, Class<?>... parameters) {
    try {
      return LOOKUP.findStatic(owner, name, MethodType.methodType(result, parameters));
    } catch (ReflectiveOperationException absent) {
      throw new LinkageError("this Java has another foreign-function API", absent);
    }
  }

  private static MethodHandle findVirtual(
      Class<?> owner, String name, Class<?> result, Class<?>... parameters) {
    try {
      return LOOKUP.findVirtual(owner, name, MethodType.methodType(result, parameters));
    } catch (ReflectiveOperationException absent) {
      throw new LinkageError("this Java has another foreign-function API", absent);
    }
  }

  private static Object invoke(MethodHandle method, Object... arguments) {
    try {
      return method.asFixedArity().invokeWithArguments(arguments);
    } catch (Throwable failure) {
      throw asUnchecked(failure);
    }
  }

  /** What a handle threw, to be thrown on; errors are thrown at once. */
  static RuntimeException asUnchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(failure);
  }
}
