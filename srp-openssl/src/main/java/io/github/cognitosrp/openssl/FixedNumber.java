package io.github.cognitosrp.openssl;

/**
 * A BIGNUM whose number of digits does not follow its value. libcrypto drops leading zero digits
 * after every operation, and its constant-time code then does less work or takes another path.
 * {@code BN_with_flags} keeps a second view of the same digits, all of them, whatever happens to
 * the first.
 *
 * @param number the number, for writing: it never has to grow, so its digits stay where they are
 * @param view the same digits for reading, always {@code words} of them
 * @param words digits of 64 bits, at least 1
 */
record FixedNumber(long number, long view, int words) {}
