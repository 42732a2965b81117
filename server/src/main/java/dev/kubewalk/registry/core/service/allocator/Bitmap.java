package dev.kubewalk.registry.core.service.allocator;

import java.math.BigInteger;

/**
 * A set of small numbers as Go's {@code big.Int} writes it: the bytes of one number, most
 * significant first, in which bit n says that n is taken.
 */
public final class Bitmap {
  private BigInteger bits;

  private Bitmap(BigInteger bits) {
    this.bits = bits;
  }

  public static Bitmap of(byte[] data) {
    return new Bitmap(new BigInteger(1, data));
  }

  public boolean has(int number) {
    return bits.testBit(number);
  }

  public void add(int number) {
    bits = bits.setBit(number);
  }

  public void remove(int number) {
    bits = bits.clearBit(number);
  }

  public int count() {
    return bits.bitCount();
  }

  public byte[] data() {
    byte[] bytes = bits.toByteArray();
    if (bytes[0] != 0) {
      return bytes;
    }
    byte[] shorter = new byte[bytes.length - 1];
    System.arraycopy(bytes, 1, shorter, 0, shorter.length);
    return shorter;
  }
}
