package io.github.cognitosrp.openssl;

/**
 * A BIGNUM whose number of digits does not depend on its value. libcrypto drops leading zero digits
 * after every operation, and its constant-time code then does less work or takes another path.
 * {@code BN_with_flags} makes a second BIGNUM that reads the same digits and keeps their number.
 *
 * @param number for writing only: it has enough memory never to move its digits, and one digit more
 *     than the view after it was loaded
 * @param view for reading only: the same digits, always {@code words} of them
 * @param words digits of 64 bits, at least 1
 */
record FixedLengthBignum(long number, long view, int words) {}
