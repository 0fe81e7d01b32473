"""Times pow(base, exponent, N): prints the median in microseconds. Arguments: BITS MILLIS, or version."""

import random
import statistics
import sys
import time

# RFC 3526, group 15, from its definition: 2^3072 - 2^3008 - 1 + 2^64 * (floor(2^2942 * pi) + 1690314).
# pi by Machin's formula in integers, with 64 guard bits.
def pi_times_two_to(bits):
    one = 1 << (bits + 64)

    def arctan_of_inverse(x):
        total = term = one // x
        divisor, sign = 1, 1
        while term:
            term //= x * x
            divisor += 2
            sign = -sign
            total += sign * (term // divisor)
        return total

    return (4 * (4 * arctan_of_inverse(5) - arctan_of_inverse(239))) >> 64


def main():
    if sys.argv[1] == "version":
        print("Python " + sys.version.split()[0])
        return
    bits, millis = int(sys.argv[1]), int(sys.argv[2])
    n = 2**3072 - 2**3008 - 1 + 2**64 * (pi_times_two_to(2942) + 1690314)
    draw = random.Random(1)
    base = draw.getrandbits(3072) % n
    exponent = draw.getrandbits(bits) | 1 << (bits - 1)
    pow(base, exponent, n)
    times = []
    end = time.perf_counter() + millis / 1000
    while not times or time.perf_counter() < end:
        start = time.perf_counter()
        pow(base, exponent, n)
        times.append(time.perf_counter() - start)
    print(statistics.median(times) * 1e6)


main()
