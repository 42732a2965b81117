package dev.kubewalk.registry.core.service.ipallocator;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.registry.core.service.allocator.Bitmap;
import dev.kubewalk.registry.core.service.allocator.BitmapAllocator;
import dev.kubewalk.registry.core.service.allocator.RangeStore;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Random;

/**
 * Hands out the addresses of the service range, but for its first and last one.
 *
 * <p>Go: pkg/registry/core/service/ipallocator/allocator.go (Range)
 */
public final class IpAllocator {
  private static final int MOST = 1 << 16;

  private final String cidr;
  private final BigInteger base;
  private final int bytes;
  private final int size;
  private final BitmapAllocator numbers;

  public IpAllocator(String cidr, RangeStore store, Random random) {
    this.cidr = requireNonNull(cidr, "cidr is null");
    int slash = cidr.indexOf('/');
    byte[] address = parse(cidr.substring(0, slash));
    int free = address.length * 8 - Integer.parseInt(cidr.substring(slash + 1));
    this.bytes = address.length;
    this.base = new BigInteger(1, address).shiftRight(free).shiftLeft(free);
    this.size = (free >= 16 ? MOST : 1 << free) - 2;
    this.numbers = new BitmapAllocator(store, cidr, size, random);
  }

  public String cidr() {
    return cidr;
  }

  public int free() {
    return numbers.free();
  }

  /** True when {@code ip} is an address of the range that can be handed out. */
  public boolean contains(String ip) {
    return offset(ip) >= 0;
  }

  /** Takes {@code ip}; false when it is taken or outside of the range. */
  public boolean allocate(String ip) {
    int offset = offset(ip);
    return offset >= 0 && numbers.allocate(offset);
  }

  /** Any free address; empty when the range is full. */
  public Optional<String> allocateNext() {
    var number = numbers.allocateNext();
    return number.isPresent() ? Optional.of(address(number.getAsInt())) : Optional.empty();
  }

  public void release(String ip) {
    int offset = offset(ip);
    if (offset >= 0) {
      numbers.release(offset);
    }
  }

  public boolean has(String ip) {
    int offset = offset(ip);
    return offset >= 0 && numbers.has(offset);
  }

  /** Makes the bitmap say exactly what the services say. */
  public void repair(Collection<String> inUse) {
    Bitmap bitmap = Bitmap.of(new byte[0]);
    inUse.stream().mapToInt(this::offset).filter(n -> n >= 0).forEach(bitmap::add);
    numbers.replace(bitmap);
  }

  private int offset(String ip) {
    byte[] address = parse(ip);
    if (address.length != bytes) {
      return -1;
    }
    BigInteger offset = new BigInteger(1, address).subtract(base).subtract(BigInteger.ONE);
    boolean inside = offset.signum() >= 0 && offset.compareTo(BigInteger.valueOf(size)) < 0;
    return inside ? offset.intValue() : -1;
  }

  private String address(int offset) {
    byte[] raw = base.add(BigInteger.valueOf(offset + 1L)).toByteArray();
    byte[] address = new byte[bytes];
    int length = Math.min(raw.length, bytes);
    System.arraycopy(raw, raw.length - length, address, bytes - length, length);
    try {
      return InetAddress.getByAddress(address).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of " + Arrays.toString(address), e);
    }
  }

  private static byte[] parse(String ip) {
    try {
      // Never a look-up: callers have checked that this is an address, not a name.
      return InetAddress.getByName(ip).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(ip + " is not an IP address", e);
    }
  }
}
