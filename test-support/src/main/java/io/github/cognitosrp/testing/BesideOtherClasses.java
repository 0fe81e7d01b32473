package io.github.cognitosrp.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test class that mostly waits, or works in other processes: it runs beside the classes without
 * this annotation, one such class at a time and its methods one after the other. The module sets
 * {@code test.concurrent.classes}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
// Without a lock the methods would run beside each other as well.
@ResourceLock("beside other classes")
public @interface BesideOtherClasses {}
