package io.github.cognitosrp.gmp;

import io.github.cognitosrp.modpow.SrpGroup;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Calls of mixed sizes, powers of g among them, on 8 threads while another thread forces garbage
 * collections.
 */
public final class PressureProgram {
  private static final int THREADS = 8;
  private static final int CASES = 200;

  /**
   * A leak grows in every round; what the JVM itself takes while it warms up, in the first ones.
   */
  private static final int MAX_ROUNDS = 4;

  private static final int STEADY_KIB = 512;
  private static final int GARBAGE_BLOCKS = 4_000;
  private static final int GARBAGE_BLOCK_BYTES = 64 * 1024;

  /** Written, so that a compiler cannot leave the garbage out. */
  static volatile byte[] garbage = {};

  private PressureProgram() {}

  private record Case(BigInteger base, BigInteger exponent, BigInteger modulus, BigInteger answer) {
    static Case random(int bits, Random random) {
      BigInteger modulus =
          bits == 3072
              ? SrpGroup.COGNITO_3072.n()
              : new BigInteger(bits, random).setBit(bits - 1).setBit(0);
      BigInteger base =
          random.nextBoolean() ? BigInteger.TWO : new BigInteger(bits, random).mod(modulus);
      BigInteger exponent = new BigInteger(1 + random.nextInt(Math.min(bits, 256)), random);
      return new Case(base, exponent, modulus, base.modPow(exponent, modulus));
    }
  }

  /**
   * Prints the number of wrong answers and by how many KiB the process grew, the least of the
   * rounds.
   *
   * @param arguments what to call, how often, and one in how many calls is at 3072 bits
   * @throws Exception if a thread fails
   */
  public static void main(String[] arguments) throws Exception {
    Exponentiation exponentiation = Exponentiation.of(arguments[0]);
    int calls = Integer.parseInt(arguments[1]);
    int large = Integer.parseInt(arguments[2]);
    List<Case> cases = new ArrayList<>();
    Random random = new Random(20);
    for (int i = 0; i < CASES; i++) {
      int bits = i % large == 0 ? 3072 : i % 10 == 0 ? 1024 : 64 + random.nextInt(400);
      cases.add(Case.random(bits, random));
    }
    Thread collector = new Thread(PressureProgram::collect, "collector");
    collector.setDaemon(true);
    collector.start();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    int wrong = run(threads, exponentiation, cases, calls / 5);
    long least = Long.MAX_VALUE;
    for (int round = 0; round < MAX_ROUNDS && least > STEADY_KIB; round++) {
      long start = ResidentSize.kibibytes();
      wrong += run(threads, exponentiation, cases, calls);
      least = Math.min(least, ResidentSize.kibibytes() - start);
    }
    threads.shutdown();
    System.out.println("wrong=" + wrong);
    System.out.println("grownKiB=" + least);
  }

  private static int run(
      ExecutorService threads, Exponentiation exponentiation, List<Case> cases, int calls)
      throws Exception {
    AtomicInteger next = new AtomicInteger();
    List<Callable<Integer>> workers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      workers.add(() -> {
        int wrong = 0;
        for (int call = next.getAndIncrement(); call < calls; call = next.getAndIncrement()) {
          Case c = cases.get(call % cases.size());
          BigInteger answer = exponentiation.modPow(c.base(), c.exponent(), c.modulus());
          wrong += c.answer().equals(answer) ? 0 : 1;
        }
        return wrong;
      });
    }
    int wrong = 0;
    for (Future<Integer> result : threads.invokeAll(workers)) {
      wrong += result.get();
    }
    return wrong;
  }

  /** Full collections, and between them young ones, which come much faster. */
  private static void collect() {
    while (true) {
      System.gc();
      for (int i = 0; i < GARBAGE_BLOCKS; i++) {
        garbage = new byte[GARBAGE_BLOCK_BYTES];
      }
    }
  }
}
