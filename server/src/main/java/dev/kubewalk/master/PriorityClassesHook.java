package dev.kubewalk.master;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.util.wait.Wait;
import dev.kubewalk.apiserver.server.hooks.HookException;
import dev.kubewalk.apiserver.server.hooks.PostStartHook;
import dev.kubewalk.apiserver.server.hooks.PostStartHookContext;
import dev.kubewalk.client.ResourceClient;
import dev.kubewalk.componentbase.klog.Klog;
import java.time.Duration;
import java.util.List;

/**
 * Creates the priority classes of system pods. Go's first try comes after a second; ours at once.
 *
 * <p>Go: pkg/registry/scheduling/rest/storage_scheduling.go (AddSystemPriorityClasses)
 */
final class PriorityClassesHook implements PostStartHook {
  static final String NAME = "scheduling/bootstrap-system-priority-classes";

  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final int TRIES = 30;
  private static final List<SystemClass> CLASSES = List.of(
      new SystemClass(
          "system-node-critical",
          2_000_001_000,
          "Used for system critical pods that must not be moved from their current node."),
      new SystemClass(
          "system-cluster-critical",
          2_000_000_000,
          "Used for system critical pods that must run in the cluster, but can be moved to"
              + " another node if necessary."));

  private final Klog log;

  PriorityClassesHook(Klog log) {
    this.log = requireNonNull(log);
  }

  private record SystemClass(String name, int value, String description) {
    Unstructured toObject() {
      return Unstructured.create("scheduling.k8s.io/v1", "PriorityClass")
          .set("metadata.name", name)
          .set("value", value)
          .set("description", description);
    }
  }

  @Override
  public void run(PostStartHookContext context) throws HookException {
    ResourceClient classes =
        context.client().resource("scheduling.k8s.io", "v1", "priorityclasses");
    if (!Wait.pollImmediate(INTERVAL, TRIES, () -> createAll(classes), context.stop())
        && !context.stop().isClosed()) {
      throw new HookException("unable to add default system priority classes: " + Wait.TIMED_OUT);
    }
  }

  private boolean createAll(ResourceClient classes) {
    try {
      CLASSES.forEach(wanted -> createIfMissing(classes, wanted));
    } catch (StatusException e) {
      log.warning("unable to create system priority classes: " + e.getMessage() + ". Retrying...");
      return false;
    }
    log.info("all system priority classes are created successfully or already exist.");
    return true;
  }

  private void createIfMissing(ResourceClient classes, SystemClass wanted) {
    if (classes.find(wanted.name()).isPresent()) {
      return;
    }
    try {
      classes.create(wanted.toObject());
      log.info("created PriorityClass " + wanted.name() + " with value " + wanted.value());
    } catch (StatusException e) {
      if (!e.is("AlreadyExists")) {
        throw e;
      }
    }
  }
}
