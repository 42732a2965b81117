package dev.kubewalk.registry.page;

import dev.kubewalk.apiserver.registry.generic.Store;

/**
 * The stores of the same server, for kinds that reach for objects of others: a binding changes a
 * pod, a service takes its endpoints with it. Asked while serving, never while building.
 */
@FunctionalInterface
public interface Stores {
  /**
   * @param group empty for the core group
   * @throws IllegalStateException when the resource is not served
   */
  Store of(String group, String plural);
}
