/* Times libcrypto's BN_mod_exp_mont_consttime modulo the 3072-bit N: prints the median in
   microseconds. Arguments: BITS MILLIS, or version. */
#include <openssl/bn.h>
#include <openssl/crypto.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MOST_TIMES 1000000

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e6 + time.tv_nsec / 1e3;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int argc, char **argv) {
  if (argc > 1 && strcmp(argv[1], "version") == 0) {
    puts(OpenSSL_version(OPENSSL_VERSION));
    return 0;
  }
  if (argc < 3) return 2;
  int bits = atoi(argv[1]);
  double millis = atof(argv[2]);
  BN_CTX *context = BN_CTX_new();
  BIGNUM *n = BN_get_rfc3526_prime_3072(NULL);
  BIGNUM *base = BN_new(), *exponent = BN_new(), *power = BN_new();
  BN_MONT_CTX *montgomery = BN_MONT_CTX_new();
  double *times = malloc(MOST_TIMES * sizeof(double));
  if (!context || !n || !base || !exponent || !power || !montgomery || !times) return 1;
  if (!BN_rand_range(base, n) || !BN_rand(exponent, bits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY)
      || !BN_MONT_CTX_set(montgomery, n, context)) return 1;
  size_t count = 0;
  double end = now() + millis * 1e3;
  do {
    double start = now();
    if (!BN_mod_exp_mont_consttime(power, base, exponent, n, context, montgomery)) return 1;
    times[count++] = now() - start;
  } while (count < MOST_TIMES && now() < end);
  qsort(times, count, sizeof(double), ascending);
  printf("%f\n", times[count / 2]);
  return 0;
}
