package dev.kubewalk.aggregator.controllers.autoregister;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.client.ResourceClient;
import dev.kubewalk.client.informers.ResourceEventHandler;
import dev.kubewalk.client.informers.SharedInformer;
import dev.kubewalk.client.workqueue.WorkQueue;
import dev.kubewalk.client.workqueue.WorkQueues;
import dev.kubewalk.componentbase.klog.Klog;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Creates, updates and deletes the APIServices that the server wants for itself. Each carries a
 * label that says so: {@code onstart} ones are looked after once a start and then left to the
 * administrator, {@code true} ones for ever. Services without the label are nobody's business here.
 *
 * <p>Go: staging/src/k8s.io/kube-aggregator/pkg/controllers/autoregister/autoregister_controller.go
 * (autoRegisterController)
 */
public final class AutoRegisterController {
  public static final String AUTOMANAGED = "kube-aggregator.kubernetes.io/automanaged";

  private static final String ON_START = "onstart";
  private static final String CONTINUOUSLY = "true";

  private final SharedInformer services;
  private final ResourceClient client;
  private final Klog log;
  private final WorkQueue queue;

  /** The wanted services by name. */
  private final Map<String, Unstructured> wanted = new ConcurrentHashMap<>();

  /** Services looked after once since the start. */
  private final Set<String> syncedOnce = ConcurrentHashMap.newKeySet();

  public AutoRegisterController(
      SharedInformer services, ResourceClient client, WorkQueues queues, Klog log) {
    this.services = requireNonNull(services);
    this.client = requireNonNull(client);
    this.log = requireNonNull(log);
    this.queue = queues.named("autoregister");
    services.addHandler(ResourceEventHandler.anyChange(s -> queue.add(s.name())));
  }

  /** Wants a service from now on. */
  public void addToSync(Unstructured service) {
    add(service, CONTINUOUSLY);
  }

  /** Wants a service to be there once the server has started. */
  public void addToSyncOnStart(Unstructured service) {
    add(service, ON_START);
  }

  /** Wants a service no longer. */
  public void removeToSync(String name) {
    wanted.remove(name);
    queue.add(name);
  }

  private void add(Unstructured service, String mode) {
    wanted.put(service.name(), service.copy().setLabel(AUTOMANAGED, mode));
    queue.add(service.name());
  }

  /** Works with that many workers until {@code stop} closes. */
  public void run(int workers, StopChannel stop) {
    log.info("Starting autoregister controller");
    log.info("Waiting for caches to sync for autoregister controller");
    if (!services.awaitSynced(stop)) {
      return;
    }
    log.info("Caches are synced for autoregister controller");
    queue.run(workers, this::sync, stop);
    stop.await();
    log.info("Shutting down autoregister controller");
  }

  private void sync(String name) {
    Optional<Unstructured> current = services.get(name);
    Optional<Unstructured> desired = Optional.ofNullable(wanted.get(name));
    try {
      if (current.isEmpty()) {
        desired.ifPresent(this::create);
      } else if (isOurs(current.get())) {
        adapt(current.get(), desired);
      }
      syncedOnce.add(name);
    } catch (StatusException e) {
      if (e.is("AlreadyExists") || e.is("NotFound")) {
        // Another server of the cluster was faster; the informer will tell what became of it.
        return;
      }
      throw e;
    }
  }

  private void create(Unstructured service) {
    if (!mode(service).equals(ON_START) || !syncedOnce.contains(service.name())) {
      client.create(service);
    }
  }

  private void adapt(Unstructured current, Optional<Unstructured> desired) {
    if (mode(current).equals(ON_START) && syncedOnce.contains(current.name())) {
      return;
    }
    if (desired.isEmpty()) {
      // An onstart service that no one wants yet may still be waiting for its CRD to be read.
      if (mode(current).equals(CONTINUOUSLY)) {
        client.delete(current.name());
      }
      return;
    }
    if (current.at("spec").equals(desired.get().at("spec"))
        && mode(current).equals(mode(desired.get()))) {
      return;
    }
    Unstructured changed = current.copy();
    changed.set("spec", desired.get().at("spec").deepCopy());
    changed.setLabel(AUTOMANAGED, mode(desired.get()));
    client.update(changed);
  }

  private static boolean isOurs(Unstructured service) {
    return mode(service).equals(ON_START) || mode(service).equals(CONTINUOUSLY);
  }

  private static String mode(Unstructured service) {
    return service.labels().getOrDefault(AUTOMANAGED, "");
  }
}
