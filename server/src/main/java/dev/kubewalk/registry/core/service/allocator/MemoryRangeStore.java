package dev.kubewalk.registry.core.service.allocator;

import java.util.function.UnaryOperator;

/** A bitmap of this process alone, for tests. */
public final class MemoryRangeStore implements RangeStore {
  private Snapshot current; // guarded by this

  public MemoryRangeStore(String range) {
    current = new Snapshot(range, new byte[0]);
  }

  @Override
  public synchronized Snapshot get() {
    return current;
  }

  @Override
  public synchronized void update(UnaryOperator<Snapshot> change) {
    current = change.apply(current);
  }
}
