package dev.kubewalk.master.controller;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.apimachinery.util.wait.Wait;
import dev.kubewalk.apiserver.server.ServerRuntime;
import dev.kubewalk.apiserver.server.hooks.HookException;
import dev.kubewalk.client.ResourceClient;
import dev.kubewalk.client.RestClient;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.master.reconcilers.EndpointReconciler;
import dev.kubewalk.master.reconcilers.ReconcileException;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what a cluster needs of its API server in place: the namespaces of the system, the service
 * {@code kubernetes} with its endpoints, and the records of allocated service addresses and ports.
 *
 * <p>Go: pkg/master/controller.go (Controller)
 */
public final class BootstrapController {
  private static final Duration NAMESPACES_INTERVAL = Duration.ofMinutes(1);
  private static final Duration REPAIR_INTERVAL = Duration.ofMinutes(3);
  private static final Duration HEALTH_INTERVAL = Duration.ofMillis(100);
  private static final Duration REMOVE_LIMIT = Duration.ofSeconds(20);
  private static final List<String> SYSTEM_NAMESPACES =
      List.of("kube-system", "kube-public", "kube-node-lease");

  private final Settings settings;
  private final EndpointReconciler reconciler;
  private final RestClient client;
  private final Klog log;
  private final Trace trace;
  private final GoRoutines go;
  private final StopChannel stop = new StopChannel();

  /**
   * What the controller is to keep.
   *
   * @param publicIp the address of this server, for the endpoints
   * @param endpointsInterval between two rounds of service and endpoints
   * @param serviceIpRepair of the records of service addresses
   * @param nodePortRepair of the records of node ports
   */
  public record Settings(
      KubernetesService service,
      String publicIp,
      int publicPort,
      Duration endpointsInterval,
      Repair serviceIpRepair,
      Repair nodePortRepair) {}

  public BootstrapController(
      Settings settings, EndpointReconciler reconciler, RestClient client, ServerRuntime runtime) {
    this.settings = requireNonNull(settings);
    this.reconciler = requireNonNull(reconciler);
    this.client = requireNonNull(client);
    this.log = runtime.log();
    this.trace = runtime.trace();
    this.go = runtime.go();
  }

  /**
   * The post-start hook: does everything once and starts the loops.
   *
   * @throws HookException when the allocations cannot be checked
   */
  public void start() throws HookException {
    initializeService();
    removeStaleEndpoint();
    repairOnce();
    go.go("kubernetes-namespaces", this::runNamespaces);
    go.go("kubernetes-service", this::runService);
    go.go(
        "service-ip-repair",
        () -> runRepair(settings.serviceIpRepair(), Steps.RUN_SERVICE_IP_REPAIR));
    go.go(
        "node-port-repair", () -> runRepair(settings.nodePortRepair(), Steps.RUN_NODE_PORT_REPAIR));
  }

  private void initializeService() {
    try (Step step = trace.step(Steps.UPDATE_KUBERNETES_SERVICE)) {
      step.note("clusterIP", settings.service().clusterIp());
      try {
        updateService(true);
      } catch (StatusException | ReconcileException e) {
        step.note("error", e.getMessage());
        log.error("Unable to perform initial Kubernetes service initialization: " + e.getMessage());
      }
    }
  }

  private void removeStaleEndpoint() {
    try (Step step = trace.step(Steps.REMOVE_STALE_ENDPOINT)) {
      step.note("ip", settings.publicIp());
      try {
        reconciler.removeEndpoints(settings.publicIp(), settings.publicPort());
      } catch (ReconcileException e) {
        step.note("error", e.getMessage());
        log.error("Unable to remove old endpoints from kubernetes service: " + e.getMessage());
      }
    }
  }

  private void repairOnce() throws HookException {
    try (Step step = trace.step(Steps.REPAIR_ALLOCATIONS_ONCE)) {
      step.note("repairs", List.of("serviceips", "servicenodeports"));
      repairOnce(settings.serviceIpRepair(), "Unable to perform initial IP allocation check: ");
      repairOnce(settings.nodePortRepair(), "Unable to perform initial service nodePort check: ");
    }
  }

  private static void repairOnce(Repair repair, String failure) throws HookException {
    try {
      repair.runOnce();
    } catch (StatusException e) {
      throw new HookException(failure + e.getMessage(), e);
    }
  }

  private void runNamespaces() {
    Wait.until(
        () -> {
          try (Step step = trace.step(Steps.RUN_KUBERNETES_NAMESPACES)) {
            step.note("namespaces", SYSTEM_NAMESPACES);
            SYSTEM_NAMESPACES.forEach(this::keepNamespace);
          }
        },
        NAMESPACES_INTERVAL,
        stop);
  }

  private void keepNamespace(String name) {
    try {
      createNamespaceIfNeeded(name);
    } catch (StatusException e) {
      log.error(
          "unable to create required kubernetes system namespace " + name + ": " + e.getMessage());
    }
  }

  private void createNamespaceIfNeeded(String name) {
    ResourceClient namespaces = client.resource("", "v1", "namespaces");
    if (namespaces.find(name).isPresent()) {
      return;
    }
    try {
      namespaces.create(Unstructured.create("v1", "Namespace").set("metadata.name", name));
    } catch (StatusException e) {
      if (!e.is("AlreadyExists")) {
        throw e;
      }
    }
  }

  private void runService() {
    // A server that is not healthy yet must not get traffic through the service.
    Wait.pollImmediateUntil(
        HEALTH_INTERVAL, () -> client.raw("/healthz", Map.of()).status() == 200, stop);
    Wait.until(
        () -> {
          try (Step step = trace.step(Steps.RUN_KUBERNETES_SERVICE)) {
            step.note("ip", settings.publicIp());
            updateService(false);
          } catch (StatusException | ReconcileException e) {
            log.error("unable to sync kubernetes service: " + e.getMessage());
          }
        },
        settings.endpointsInterval(),
        stop);
  }

  /**
   * @param adapt also change a service that differs, which happens once a start
   */
  private void updateService(boolean adapt) throws ReconcileException {
    createNamespaceIfNeeded(KubernetesService.NAMESPACE);
    ResourceClient services =
        client.resource("", "v1", "services").namespace(KubernetesService.NAMESPACE);
    Optional<Unstructured> current = services.find(KubernetesService.NAME);
    if (current.isEmpty()) {
      createService(services);
    } else if (adapt) {
      Unstructured adapted = settings.service().adapted(current.get());
      if (!adapted.equals(current.get())) {
        log.warningf("Resetting master service \"kubernetes\" to %s", adapted);
        services.update(adapted);
      }
    }
    try (Step step = trace.step(Steps.RECONCILE_ENDPOINTS)) {
      step.note("ip", settings.publicIp());
      step.note("port", settings.publicPort());
      reconciler.reconcileEndpoints(settings.publicIp(), settings.publicPort());
    }
  }

  private void createService(ResourceClient services) {
    try {
      services.create(settings.service().wanted());
    } catch (StatusException e) {
      if (!e.is("AlreadyExists")) {
        throw e;
      }
    }
  }

  private void runRepair(Repair repair, Steps row) {
    Wait.untilAfterDelay(
        () -> {
          try (Step step = trace.step(row)) {
            repair.runOnce();
          } catch (StatusException e) {
            log.error(e.getMessage());
          }
        },
        REPAIR_INTERVAL,
        stop);
  }

  /** The pre-shutdown hook: takes this server out of the endpoints. */
  public void preShutdown() {
    try (Step step = trace.step(Steps.STOP_BOOTSTRAP_CONTROLLER)) {
      step.note("ip", settings.publicIp());
      stop.close();
      log.info("Shutting down kubernetes service endpoint reconciler");
      reconciler.stopReconciling();
      StopChannel removed = new StopChannel();
      go.go("remove-endpoints", () -> {
        try {
          reconciler.removeEndpoints(settings.publicIp(), settings.publicPort());
        } catch (ReconcileException | StatusException e) {
          log.error(e.getMessage());
        } finally {
          removed.close();
        }
      });
      if (!removed.await(REMOVE_LIMIT)) {
        log.warning("RemoveEndpoints() timed out");
      }
    }
  }
}
