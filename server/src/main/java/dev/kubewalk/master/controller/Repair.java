package dev.kubewalk.master.controller;

/**
 * Compares what an allocator has given out with the services that there are, and mends the
 * difference.
 *
 * <p>Go: pkg/registry/core/service/ipallocator/controller/repair.go, pkg/registry/core/service/
 * portallocator/controller/repair.go (Repair)
 */
@FunctionalInterface
public interface Repair {
  /**
   * @throws dev.kubewalk.apimachinery.errors.StatusException when it could not be done
   */
  void runOnce();
}
