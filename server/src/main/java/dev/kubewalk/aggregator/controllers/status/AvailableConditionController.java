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
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.componentbase.klog.Klog;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Keeps the condition Available of the APIServices: local ones always are. Of one that names a
 * Service only the Service's existence is checked; calling other servers is not built yet.
 *
 * <p>Go: staging/src/k8s.io/kube-aggregator/pkg/controllers/status/available_controller.go
 * (AvailableConditionController)
 */
public final class AvailableConditionController {
  private static final String NAME = "AvailableConditionController";
  private static final int WORKERS = 5;

  private final SharedInformer apiServices;
  private final SharedInformer services;
  private final ResourceClient client;
  private final Clock clock;
  private final Klog log;
  private final WorkQueue queue;

  public AvailableConditionController(
      SharedInformer apiServices,
      SharedInformer services,
      ResourceClient client,
      Clock clock,
      GoRoutines go,
      Klog log) {
    this.apiServices = requireNonNull(apiServices);
    this.services = requireNonNull(services);
    this.client = requireNonNull(client);
    this.clock = requireNonNull(clock);
    this.log = requireNonNull(log);
    this.queue = new WorkQueue(NAME, go, log);
    apiServices.addHandler(ResourceEventHandler.anyChange(s -> queue.add(s.name())));
    services.addHandler(ResourceEventHandler.anyChange(this::queueDependents));
  }

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
    if (!apiServices.awaitSynced(stop)) {
      return;
    }
    log.info("Caches are synced for " + NAME + " controller");
    queue.run(WORKERS, this::sync, stop);
    stop.await();
    log.info("Shutting down " + NAME);
  }

  private record Condition(String status, String reason, String message) {}

  private void sync(String name) {
    Optional<Unstructured> current = apiServices.get(name);
    if (current.isEmpty()) {
      return;
    }
    Condition wanted = conditionOf(current.get());
    if (holds(current.get(), wanted)) {
      return;
    }
    Unstructured changed = current.get().copy();
    changed.ensureArray("status.conditions").removeAll();
    ObjectNode condition = changed.ensureArray("status.conditions").addObject();
    condition.put("type", "Available").put("status", wanted.status());
    condition.put(
        "lastTransitionTime", clock.now().truncatedTo(ChronoUnit.SECONDS).toString());
    condition.put("reason", wanted.reason()).put("message", wanted.message());
    try {
      client.updateStatus(changed);
    } catch (StatusException e) {
      if (!e.is("Conflict") && !e.is("NotFound")) {
        throw e;
      }
      // Changed or deleted meanwhile: its event brings it back here.
    }
  }

  private Condition conditionOf(Unstructured apiService) {
    if (!apiService.has("spec.service")) {
      return new Condition("True", "Local", "Local APIServices are always available");
    }
    String namespace = apiService.stringAt("spec.service.namespace");
    String name = apiService.stringAt("spec.service.name");
    if (services.get(namespace, name).isEmpty()) {
      String message = "service/" + name + " in \"" + namespace + "\" is not present";
      return new Condition("False", "ServiceNotFound", message);
    }
    return new Condition(
        "False", "FailedDiscoveryCheck", "this server does not call other API servers yet");
  }

  private static boolean holds(Unstructured apiService, Condition wanted) {
    return apiService.objectsAt("status.conditions").stream()
        .anyMatch(c -> c.stringAt("type").equals("Available")
            && c.stringAt("status").equals(wanted.status())
            && c.stringAt("reason").equals(wanted.reason())
            && c.stringAt("message").equals(wanted.message()));
  }
}
