package dev.kubewalk.master.controller;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.aggregator.controllers.autoregister.AutoRegisterController;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.client.informers.ResourceEventHandler;
import dev.kubewalk.client.informers.SharedInformer;
import dev.kubewalk.client.workqueue.WorkQueue;
import dev.kubewalk.client.workqueue.WorkQueues;
import dev.kubewalk.componentbase.klog.Klog;

/**
 * Makes an APIService of each served version of each CustomResourceDefinition.
 *
 * <p>Go: pkg/master/controller/crdregistration/crdregistration_controller.go
 * (crdRegistrationController)
 */
public final class CrdRegistrationController {
  private static final int GROUP_PRIORITY = 1000;
  private static final int VERSION_PRIORITY = 100;

  private final SharedInformer definitions;
  private final AutoRegisterController registration;
  private final Klog log;
  private final WorkQueue queue;
  private final StopChannel initiallySynced = new StopChannel();

  public CrdRegistrationController(
      SharedInformer definitions,
      AutoRegisterController registration,
      WorkQueues queues,
      Klog log) {
    this.definitions = requireNonNull(definitions);
    this.registration = requireNonNull(registration);
    this.log = requireNonNull(log);
    this.queue = queues.named("crd_autoregistration_controller");
    definitions.addHandler(ResourceEventHandler.anyChange(this::queueVersions));
  }

  private void queueVersions(Unstructured definition) {
    String group = definition.stringAt("spec.group");
    for (Unstructured version : definition.objectsAt("spec.versions")) {
      queue.add(version.stringAt("name") + "." + group);
    }
  }

  /** Works with that many workers until {@code stop} closes. */
  public void run(int workers, StopChannel stop) {
    log.info("Starting crd-autoregister controller");
    log.info("Waiting for caches to sync for crd-autoregister");
    if (!definitions.awaitSynced(stop)) {
      initiallySynced.close();
      return;
    }
    log.info("Caches are synced for crd-autoregister ");
    // Everything known once before the others go on: they must not delete what is only not seen
    // yet.
    for (Unstructured definition : definitions.list()) {
      for (Unstructured version : definition.objectsAt("spec.versions")) {
        sync(version.stringAt("name") + "." + definition.stringAt("spec.group"));
      }
    }
    initiallySynced.close();
    queue.run(workers, this::sync, stop);
    stop.await();
    log.info("Shutting down crd-autoregister controller");
  }

  /** Blocks until every definition that was there at the start has been looked at. */
  public void awaitInitialSync() {
    initiallySynced.await();
  }

  private void sync(String name) {
    int dot = name.indexOf('.');
    String version = name.substring(0, dot);
    String group = name.substring(dot + 1);
    boolean served =
        definitions.list().stream().anyMatch(definition -> serves(definition, group, version));
    if (!served) {
      registration.removeToSync(name);
      return;
    }
    registration.addToSync(Unstructured.create("apiregistration.k8s.io/v1", "APIService")
        .set("metadata.name", name)
        .set("spec.group", group)
        .set("spec.version", version)
        .set("spec.groupPriorityMinimum", GROUP_PRIORITY)
        .set("spec.versionPriority", VERSION_PRIORITY));
  }

  private static boolean serves(Unstructured definition, String group, String version) {
    return definition.stringAt("spec.group").equals(group)
        && definition.objectsAt("spec.versions").stream()
            .anyMatch(v -> v.stringAt("name").equals(version) && v.at("served").asBoolean());
  }
}
