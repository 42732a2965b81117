package dev.kubewalk.registry.core.service.allocator;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.storage.Preconditions;
import dev.kubewalk.apiserver.storage.Storage;
import dev.kubewalk.apiserver.storage.StorageException;
import dev.kubewalk.apiserver.storage.UpdateFunction;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A bitmap in the server's storage, at a key such as {@code /ranges/serviceips}.
 *
 * <p>Go: pkg/registry/core/service/allocator/storage/storage.go (Etcd)
 */
public final class StoredRange implements RangeStore {
  private final Storage storage;
  private final String key;
  private final String range;

  public StoredRange(Storage storage, String key, String range) {
    this.storage = requireNonNull(storage, "storage is null");
    this.key = requireNonNull(key, "key is null");
    this.range = requireNonNull(range, "range is null");
  }

  @Override
  public Snapshot get() {
    try {
      return read(storage.get(key, "").object());
    } catch (StorageException e) {
      if (e.is(StorageException.Code.KEY_NOT_FOUND)) {
        return new Snapshot(range, new byte[0]);
      }
      throw e;
    }
  }

  private static Snapshot read(Unstructured allocation) {
    byte[] data = Base64.getDecoder().decode(allocation.stringAt("data"));
    return new Snapshot(allocation.stringAt("range"), data);
  }

  @Override
  public void update(UnaryOperator<Snapshot> change) {
    storage.guaranteedUpdate(
        key,
        true,
        Preconditions.none(),
        current -> {
          Unstructured allocation = current
              .map(stored -> stored.object().copy())
              .orElseGet(() -> Unstructured.create("v1", "RangeAllocation"));
          allocation.ensureObject("metadata");
          Snapshot changed = change.apply(read(allocation));
          allocation.set("range", changed.range());
          allocation.set("data", Base64.getEncoder().encodeToString(changed.data()));
          return UpdateFunction.Updated.to(allocation);
        },
        Optional.empty());
  }
}
