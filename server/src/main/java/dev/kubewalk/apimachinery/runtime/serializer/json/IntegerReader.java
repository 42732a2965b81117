package dev.kubewalk.apimachinery.runtime.serializer.json;

/**
 * Reads integers with the overflow behaviour of json-iterator: a number of 32 bits that wraps round
 * to a larger one is not noticed, just as there.
 *
 * <p>Go: vendor/github.com/json-iterator/go/iter_int.go (ReadInt32, ReadInt64)
 */
final class IntegerReader {
  /** After the first digit, this many are read without looking for an overflow. */
  private static final int FAST_DIGITS = 7;

  private static final long SAFE_32 = 0xFFFFFFFFL / 10 - 1;
  private static final long SAFE_64 = Long.divideUnsigned(-1L, 10) - 1;
  private static final long SMALLEST_32 = 1L << 31;

  private final JsonIterator in;

  IntegerReader(JsonIterator in) {
    this.in = in;
  }

  int readInt32() {
    int c = in.nextToken();
    boolean negative = c == '-';
    long value = readUnsigned(negative ? in.readByte() : c, true);
    if (value > (negative ? SMALLEST_32 : Integer.MAX_VALUE)) {
      in.report("ReadInt32", "overflow: " + value);
      return 0;
    }
    return (int) (negative ? -value : value);
  }

  long readInt64() {
    int c = in.nextToken();
    boolean negative = c == '-';
    long value = readUnsigned(negative ? in.readByte() : c, false);
    if (value < 0 && !(negative && value == Long.MIN_VALUE)) {
      in.report("ReadInt64", "overflow: " + Long.toUnsignedString(value));
      return 0;
    }
    return negative ? -value : value;
  }

  /** The digits from {@code first} on; the result is an unsigned number of 32 or 64 bits. */
  private long readUnsigned(int first, boolean bits32) {
    String operation = bits32 ? "readUint32" : "readUint64";
    if (first == '0') {
      assertInteger();
      return 0;
    }
    if (!isDigit(first)) {
      in.report(operation, "unexpected character: \uFFFD");
      return 0;
    }
    long value = (long) first - '0';
    int at = in.head();
    int fastEnd = in.remaining() > 10 ? at + FAST_DIGITS : at;
    while (at < in.bytes().length && isDigit(in.byteAt(at))) {
      if (at == fastEnd) {
        in.moveTo(at);
      }
      int digit = in.byteAt(at) - '0';
      long next = value * 10 + digit;
      boolean mayWrap = Long.compareUnsigned(value, bits32 ? SAFE_32 : SAFE_64) > 0;
      if (bits32) {
        next &= 0xFFFFFFFFL;
      }
      if (mayWrap && Long.compareUnsigned(next, value) < 0) {
        in.report(operation, "overflow");
        return 0;
      }
      value = next;
      at++;
    }
    in.moveTo(at);
    assertInteger();
    return value;
  }

  private void assertInteger() {
    if (in.remaining() > 0 && in.byteAt(in.head()) == '.') {
      in.report("assertInteger", "can not decode float as int");
    }
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
