package io.github.cognitosrp.openssl;

/**
 * A BIGNUM whose number of digits does not follow its value. libcrypto drops leading zero digits
 * after every operation, and its constant-time code then does less work or takes another path.
 * {@code BN_with_flags} keeps a second view of the same digits, all of them, whatever happens to
 * the first.
 *
 * @param number for writing only: it has room enough never to move its digits, and one digit more
 *     than the view after it was loaded
 * @param view for reading only: the same digits, always {@code words} of them
 * @param words digits of 64 bits, at least 1
 */
record FixedNumber(long number, long view, int words) {}
