package dev.kubewalk.registry.networking;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Comparisons of networks such as 10.0.0.0/8. */
final class Cidrs {
  private Cidrs() {}

  static boolean isStrictlyInside(String inner, String outer) {
    int innerBits = bits(inner);
    int outerBits = bits(outer);
    byte[] a = address(inner);
    byte[] b = address(outer);
    if (a.length != b.length || innerBits <= outerBits) {
      return false;
    }
    int shift = a.length * 8 - outerBits;
    return new BigInteger(1, a).shiftRight(shift).equals(new BigInteger(1, b).shiftRight(shift));
  }

  private static int bits(String cidr) {
    return Integer.parseInt(cidr.substring(cidr.indexOf('/') + 1));
  }

  private static byte[] address(String cidr) {
    try {
      return InetAddress.getByName(cidr.substring(0, cidr.indexOf('/'))).getAddress();
    } catch (UnknownHostException e) {
      return new byte[0];
    }
  }
}
