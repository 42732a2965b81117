package dev.kubewalk.client.informers;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.function.Consumer;

/**
 * Is told of changes, one after the other in the informer's thread. Objects are shared: copy one
 * before changing it.
 *
 * <p>Go: staging/src/k8s.io/client-go/tools/cache/controller.go (ResourceEventHandler)
 */
public interface ResourceEventHandler {
  void onAdd(Unstructured object);

  void onUpdate(Unstructured old, Unstructured object);

  void onDelete(Unstructured object);

  /** A handler to which all changes are the same: it only wants to know which object. */
  static ResourceEventHandler anyChange(Consumer<Unstructured> action) {
    return new ResourceEventHandler() {
      @Override
      public void onAdd(Unstructured object) {
        action.accept(object);
      }

      @Override
      public void onUpdate(Unstructured old, Unstructured object) {
        action.accept(object);
      }

      @Override
      public void onDelete(Unstructured object) {
        action.accept(object);
      }
    };
  }
}
