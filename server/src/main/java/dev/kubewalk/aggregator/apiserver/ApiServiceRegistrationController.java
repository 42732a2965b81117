package dev.kubewalk.aggregator.apiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.client.informers.ResourceEventHandler;
import dev.kubewalk.client.informers.SharedInformer;
import dev.kubewalk.client.workqueue.WorkQueue;
import dev.kubewalk.client.workqueue.WorkQueues;
import dev.kubewalk.componentbase.klog.Klog;
import java.util.Optional;

/**
 * Makes the aggregator serve the paths of the APIServices that there are.
 *
 * <p>Go: staging/src/k8s.io/kube-aggregator/pkg/apiserver/apiservice_controller.go
 * (APIServiceRegistrationController)
 */
final class ApiServiceRegistrationController {
  private static final String NAME = "APIServiceRegistrationController";

  private final SharedInformer services;
  private final ApiServiceRegistry registry;
  private final WorkQueue queue;
  private final Klog log;

  ApiServiceRegistrationController(
      SharedInformer services, ApiServiceRegistry registry, WorkQueues queues, Klog log) {
    this.services = requireNonNull(services);
    this.registry = requireNonNull(registry);
    this.log = requireNonNull(log);
    this.queue = queues.named(NAME);
    services.addHandler(ResourceEventHandler.anyChange(s -> queue.add(s.name())));
  }

  /** Works until {@code stop} closes. */
  void run(StopChannel stop) {
    log.info("Starting " + NAME);
    log.info("Waiting for caches to sync for " + NAME + " controller");
    if (!services.awaitSynced(stop)) {
      return;
    }
    log.info("Caches are synced for " + NAME + " controller");
    queue.run(1, this::sync, stop);
    stop.await();
    log.info("Shutting down " + NAME);
  }

  private void sync(String name) {
    Optional<Unstructured> service = services.get(name);
    service.ifPresentOrElse(registry::add, () -> registry.remove(name));
  }
}
