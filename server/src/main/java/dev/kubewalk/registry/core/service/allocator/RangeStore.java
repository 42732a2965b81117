package dev.kubewalk.registry.core.service.allocator;

import java.util.function.UnaryOperator;

/**
 * Keeps one range's bitmap, as a RangeAllocation in the store, and changes it atomically.
 *
 * <p>Go: pkg/registry/core/service/allocator/storage/storage.go (Etcd), pkg/registry/core/rangeallocation
 */
public interface RangeStore {
  /**
   * The bitmap as it stands.
   *
   * @param range as text, such as {@code 10.0.0.0/24}
   * @param data one bit a number, the lowest first; see {@link Bitmap}
   */
  record Snapshot(String range, byte[] data) {
    public Snapshot {
      data = data.clone();
    }

    @Override
    public byte[] data() {
      return data.clone();
    }
  }

  Snapshot get();

  /**
   * Changes the bitmap; {@code change} is called again when somebody else was faster. Exceptions of
   * {@code change} leave everything as it was.
   */
  void update(UnaryOperator<Snapshot> change);
}
