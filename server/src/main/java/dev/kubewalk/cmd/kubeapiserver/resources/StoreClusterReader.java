package dev.kubewalk.cmd.kubeapiserver.resources;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.ClusterReader;
import dev.kubewalk.apiserver.registry.generic.Store;
import dev.kubewalk.apiserver.storage.SelectionPredicate;
import dev.kubewalk.apiserver.storage.StorageException;
import dev.kubewalk.apiserver.storage.StoredObject;
import dev.kubewalk.kubeapiserver.storage.StorageFactory;
import java.util.List;
import java.util.Optional;

/**
 * Reads the server's own stores, always the newest state: a write must not slip past its limits. An
 * object is parsed once and then shared by all that look it up.
 */
public final class StoreClusterReader implements ClusterReader {
  private static final String NEWEST = "";
  private static final Object TREE = new Object();

  private final StorageFactory storage;

  public StoreClusterReader(StorageFactory storage) {
    this.storage = requireNonNull(storage);
  }

  @Override
  public Optional<Unstructured> get(GroupResource resource, String namespace, String name) {
    Optional<Store> store = storage.find(resource);
    try {
      return store.map(s -> tree(s.storage().get(root(s, namespace) + name, NEWEST)));
    } catch (StorageException e) {
      if (e.is(StorageException.Code.KEY_NOT_FOUND)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public List<Unstructured> list(GroupResource resource, String namespace) {
    return storage
        .find(resource)
        .map(s -> s
            .storage()
            .list(root(s, namespace), NEWEST, SelectionPredicate.everything())
            .items()
            .stream()
            .map(StoreClusterReader::tree)
            .toList())
        .orElse(List.of());
  }

  private static Unstructured tree(StoredObject stored) {
    return stored.derive(TREE, StoredObject::object);
  }

  private static String root(Store store, String namespace) {
    String prefix = "/" + store.resource().keyPrefix() + "/";
    return namespace.isEmpty() ? prefix : prefix + namespace + "/";
  }
}
