package dev.kubewalk.kv.memory;

import dev.kubewalk.kv.Backend;
import dev.kubewalk.kv.BackendContract;

class MemoryBackendTest extends BackendContract {
  @Override
  protected Backend open() {
    return new MemoryBackend(clock);
  }

  @Override
  protected void expireLeases() {
    ((MemoryBackend) backend).expireLeases();
  }
}
