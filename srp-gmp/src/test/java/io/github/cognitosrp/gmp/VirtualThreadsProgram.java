package io.github.cognitosrp.gmp;

import io.github.cognitosrp.modpow.SrpGroup;
import java.math.BigInteger;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Many virtual threads that compute once each and then all live on until the last has computed. */
public final class VirtualThreadsProgram {
  private VirtualThreadsProgram() {}

  /**
   * Prints the number of wrong answers and the size of the process in KiB, before and after.
   *
   * @param arguments what to call, the number of threads, and the bits of the exponent
   * @throws Exception if a thread fails
   */
  public static void main(String[] arguments) throws Exception {
    Exponentiation exponentiation = Exponentiation.of(arguments[0]);
    Exponentiation.awaitTables(arguments[0]);
    int threads = Integer.parseInt(arguments[1]);
    BigInteger modulus = SrpGroup.COGNITO_3072.n();
    BigInteger base =
        arguments[0].endsWith(Exponentiation.OF_G) ? BigInteger.TWO : modulus.shiftRight(9);
    BigInteger exponent = BigInteger.ONE.shiftLeft(Integer.parseInt(arguments[2])).shiftRight(1);
    BigInteger answer = base.modPow(exponent, modulus);
    AtomicInteger wrong = new AtomicInteger();
    CountDownLatch computed = new CountDownLatch(threads);
    CountDownLatch end = new CountDownLatch(1);
    ThreadFactory virtual = virtualThreads();
    long before = ResidentSize.kibibytes();
    for (int i = 0; i < threads; i++) {
      virtual
          .newThread(() -> {
            if (!answer.equals(exponentiation.modPow(base, exponent, modulus))) {
              wrong.incrementAndGet();
            }
            computed.countDown();
            awaitQuietly(end);
          })
          .start();
    }
    computed.await();
    System.out.println("wrong=" + wrong);
    System.out.println("beforeKiB=" + before);
    System.out.println("afterKiB=" + ResidentSize.kibibytes());
    end.countDown();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** By reflection: the tests are compiled for Java 17. */
  private static ThreadFactory virtualThreads() throws ReflectiveOperationException {
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    return (ThreadFactory)
        Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
  }
}
