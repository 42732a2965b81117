package dev.kubewalk.apimachinery.util.net;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A range of addresses written as network and prefix length, such as {@code 10.0.0.0/24}.
 *
 * <p>Go: net.IPNet, net.ParseCIDR; k8s.io/utils/net (RangeSize, GetIndexedIP)
 *
 * @param network the first address; host bits are zero
 * @param prefix the number of leading bits that all addresses share
 */
public record Cidr(InetAddress network, int prefix) {
  public Cidr {
    requireNonNull(network, "network is null");
    if (prefix < 0 || prefix > network.getAddress().length * 8) {
      throw new IllegalArgumentException("prefix " + prefix + " does not fit " + network);
    }
  }

  /** Reads {@code address/prefix}; host bits of the address are dropped. */
  public static Optional<Cidr> parse(String text) {
    String[] parts = text.split("/", 2);
    if (parts.length != 2 || !parts[1].matches("\\d{1,3}")) {
      return Optional.empty();
    }
    int prefix = Integer.parseInt(parts[1]);
    return Ip.parse(parts[0])
        .filter(ip -> prefix <= ip.getAddress().length * 8)
        .map(ip -> new Cidr(masked(ip, prefix), prefix));
  }

  public boolean isIpv6() {
    return Ip.isIpv6(network);
  }

  /** How many bits differ between its addresses. */
  public int hostBits() {
    return network.getAddress().length * 8 - prefix;
  }

  /** How many addresses it has. */
  public BigInteger size() {
    return BigInteger.ONE.shiftLeft(hostBits());
  }

  public boolean contains(InetAddress address) {
    return address.getAddress().length == network.getAddress().length
        && masked(address, prefix).equals(network);
  }

  /** The address that many places after the first. */
  public InetAddress address(long index) {
    BigInteger number = new BigInteger(1, network.getAddress()).add(BigInteger.valueOf(index));
    if (index < 0 || BigInteger.valueOf(index).compareTo(size()) >= 0) {
      throw new IllegalArgumentException("no address " + index + " in " + this);
    }
    byte[] bytes = number.toByteArray();
    byte[] address = new byte[network.getAddress().length];
    int length = Math.min(bytes.length, address.length);
    System.arraycopy(bytes, bytes.length - length, address, address.length - length, length);
    return ofBytes(address);
  }

  @Override
  public String toString() {
    return Ip.text(network) + "/" + prefix;
  }

  private static InetAddress masked(InetAddress address, int prefix) {
    byte[] bytes = address.getAddress();
    for (int bit = prefix; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] &= (byte) ~(0x80 >> bit % 8);
    }
    return ofBytes(bytes);
  }

  private static InetAddress ofBytes(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("not an address: " + Arrays.toString(bytes), e);
    }
  }
}
