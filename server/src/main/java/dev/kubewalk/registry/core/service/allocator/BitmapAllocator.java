package dev.kubewalk.registry.core.service.allocator;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;
import java.util.Random;

/**
 * Hands out numbers from 0 below {@code size}, each once.
 *
 * <p>Go: pkg/registry/core/service/allocator/bitmap.go (AllocationBitmap)
 */
public final class BitmapAllocator {
  private final RangeStore store;
  private final String range;
  private final int size;
  private final Random random;

  public BitmapAllocator(RangeStore store, String range, int size, Random random) {
    this.store = requireNonNull(store, "store is null");
    this.range = requireNonNull(range, "range is null");
    this.size = size;
    this.random = requireNonNull(random, "random is null");
  }

  /** Takes {@code number}; false when somebody has it. */
  public boolean allocate(int number) {
    boolean[] taken = {false};
    store.update(snapshot -> {
      Bitmap bitmap = Bitmap.of(snapshot.data());
      taken[0] = !bitmap.has(number);
      if (!taken[0]) {
        return snapshot;
      }
      bitmap.add(number);
      return new RangeStore.Snapshot(range, bitmap.data());
    });
    return taken[0];
  }

  /** Takes any free number, found from a random place on; empty when all are taken. */
  public OptionalInt allocateNext() {
    int[] found = {-1};
    store.update(snapshot -> {
      Bitmap bitmap = Bitmap.of(snapshot.data());
      found[0] = firstFree(bitmap);
      if (found[0] < 0) {
        return snapshot;
      }
      bitmap.add(found[0]);
      return new RangeStore.Snapshot(range, bitmap.data());
    });
    return found[0] < 0 ? OptionalInt.empty() : OptionalInt.of(found[0]);
  }

  private int firstFree(Bitmap bitmap) {
    int start = random.nextInt(size);
    for (int i = 0; i < size; i++) {
      int number = (start + i) % size;
      if (!bitmap.has(number)) {
        return number;
      }
    }
    return -1;
  }

  /** Gives {@code number} back; nothing happens when it was free. */
  public void release(int number) {
    store.update(snapshot -> {
      Bitmap bitmap = Bitmap.of(snapshot.data());
      if (!bitmap.has(number)) {
        return snapshot;
      }
      bitmap.remove(number);
      return new RangeStore.Snapshot(range, bitmap.data());
    });
  }

  public boolean has(int number) {
    return Bitmap.of(store.get().data()).has(number);
  }

  public int free() {
    return size - Bitmap.of(store.get().data()).count();
  }

  /** Replaces the whole bitmap: what repair does with what it found. */
  public void replace(Bitmap bitmap) {
    store.update(snapshot -> new RangeStore.Snapshot(range, bitmap.data()));
  }
}
