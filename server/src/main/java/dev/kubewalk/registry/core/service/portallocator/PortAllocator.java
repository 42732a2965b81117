package dev.kubewalk.registry.core.service.portallocator;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.registry.core.service.allocator.Bitmap;
import dev.kubewalk.registry.core.service.allocator.BitmapAllocator;
import dev.kubewalk.registry.core.service.allocator.RangeStore;
import java.util.Collection;
import java.util.OptionalInt;
import java.util.Random;

/**
 * Hands out node ports.
 *
 * <p>Go: pkg/registry/core/service/portallocator/allocator.go (PortAllocator)
 */
public final class PortAllocator {
  private final int first;
  private final int size;
  private final BitmapAllocator numbers;

  /** The ports from {@code first} to {@code last}, both included. */
  public PortAllocator(int first, int last, RangeStore store, Random random) {
    this.first = first;
    this.size = last - first + 1;
    String range = first + "-" + last;
    this.numbers = new BitmapAllocator(requireNonNull(store, "store is null"), range, size, random);
  }

  public String range() {
    return first + "-" + (first + size - 1);
  }

  public int free() {
    return numbers.free();
  }

  public boolean contains(long port) {
    return port >= first && port < first + size;
  }

  /** Takes {@code port}; false when it is taken or outside of the range. */
  public boolean allocate(long port) {
    return contains(port) && numbers.allocate((int) port - first);
  }

  public OptionalInt allocateNext() {
    OptionalInt number = numbers.allocateNext();
    return number.isPresent() ? OptionalInt.of(number.getAsInt() + first) : number;
  }

  public void release(long port) {
    if (contains(port)) {
      numbers.release((int) port - first);
    }
  }

  public boolean has(long port) {
    return contains(port) && numbers.has((int) port - first);
  }

  /** Makes the bitmap say exactly what the services say. */
  public void repair(Collection<Integer> inUse) {
    Bitmap bitmap = Bitmap.of(new byte[0]);
    inUse.stream().filter(this::contains).forEach(port -> bitmap.add(port - first));
    numbers.replace(bitmap);
  }
}
