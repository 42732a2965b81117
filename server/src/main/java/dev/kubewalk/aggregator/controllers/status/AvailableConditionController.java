package dev.kubewalk.aggregator.controllers.status;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.client.ResourceClient;
import dev.kubewalk.client.informers.ResourceEventHandler;
import dev.kubewalk.client.informers.SharedInformer;
import dev.kubewalk.client.workqueue.WorkQueue;
import dev.kubewalk.client.workqueue.WorkQueues;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.klog.Klog;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Keeps the condition Available of the APIServices: local ones always are. Of one that names a
 * Service, the Service and its Endpoints are checked; calling other servers is not built yet.
 *
 * <p>Go: staging/src/k8s.io/kube-aggregator/pkg/controllers/status/available_controller.go
 * (AvailableConditionController)
 */
public final class AvailableConditionController {
  private static final String NAME = "AvailableConditionController";
  private static final int WORKERS = 5;

  private final SharedInformer apiServices;
  private final SharedInformer services;
  private final SharedInformer endpoints;
  private final Availability availability;
  private final ResourceClient client;
  private final Clock clock;
  private final Klog log;
  private final WorkQueue queue;

  public AvailableConditionController(
      SharedInformer apiServices,
      SharedInformer services,
      SharedInformer endpoints,
      ResourceClient client,
      Clock clock,
      WorkQueues queues,
      Klog log) {
    this.apiServices = requireNonNull(apiServices);
    this.services = requireNonNull(services);
    this.endpoints = requireNonNull(endpoints);
    this.availability = new Availability(services::get, endpoints::get);
    this.client = requireNonNull(client);
    this.clock = requireNonNull(clock);
    this.log = requireNonNull(log);
    this.queue = queues.named(NAME);
    apiServices.addHandler(ResourceEventHandler.anyChange(s -> queue.add(s.name())));
    services.addHandler(ResourceEventHandler.anyChange(this::queueDependents));
    endpoints.addHandler(ResourceEventHandler.anyChange(this::queueDependents));
  }

  /** A Service and its Endpoints have one name. */
  private void queueDependents(Unstructured service) {
    for (Unstructured api : apiServices.list()) {
      if (api.stringAt("spec.service.name").equals(service.name())
          && api.stringAt("spec.service.namespace").equals(service.namespace())) {
        queue.add(api.name());
      }
    }
  }

  /** Works until {@code stop} closes. */
  public void run(StopChannel stop) {
    log.info("Starting " + NAME);
    log.info("Waiting for caches to sync for " + NAME + " controller");
    if (!apiServices.awaitSynced(stop)
        || !services.awaitSynced(stop)
        || !endpoints.awaitSynced(stop)) {
      return;
    }
    log.info("Caches are synced for " + NAME + " controller");
    queue.run(WORKERS, this::sync, stop);
    stop.await();
    log.info("Shutting down " + NAME);
  }

  private void sync(String name) {
    Optional<Unstructured> current = apiServices.get(name);
    if (current.isEmpty()) {
      return;
    }
    Availability.Condition wanted = availability.of(current.get());
    if (holds(current.get(), wanted)) {
      return;
    }
    Unstructured changed = current.get().copy();
    set(changed, wanted);
    try {
      client.updateStatus(changed);
    } catch (StatusException e) {
      if (!e.is("Conflict") && !e.is("NotFound")) {
        throw e;
      }
      // Changed or deleted meanwhile: its event brings it back here.
    }
  }

  /** The time is when the status turned, whatever the reason. */
  private void set(Unstructured apiService, Availability.Condition wanted) {
    ObjectNode condition = apiService.objectsAt("status.conditions").stream()
        .filter(c -> c.stringAt("type").equals("Available"))
        .findFirst()
        .map(Unstructured::node)
        .orElseGet(() -> apiService.ensureArray("status.conditions").addObject());
    if (!condition.path("status").asText().equals(wanted.status())) {
      condition.put("type", "Available").put("status", wanted.status());
      condition.put(
          "lastTransitionTime", clock.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }
    condition.put("reason", wanted.reason()).put("message", wanted.message());
  }

  private static boolean holds(Unstructured apiService, Availability.Condition wanted) {
    return apiService.objectsAt("status.conditions").stream()
        .anyMatch(c -> c.stringAt("type").equals("Available")
            && c.stringAt("status").equals(wanted.status())
            && c.stringAt("reason").equals(wanted.reason())
            && c.stringAt("message").equals(wanted.message()));
  }
}
