package dev.kubewalk.registry.core.service;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.generic.DeleteOptions;
import dev.kubewalk.apiserver.registry.generic.Validation;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.StoreHooks;
import dev.kubewalk.registry.page.Scope;
import dev.kubewalk.registry.page.Stores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Takes cluster IPs and node ports before a service is stored, and gives them back with it.
 *
 * <p>Go: pkg/registry/core/service/storage/rest.go (REST)
 */
final class ServiceHooks implements StoreHooks {
  private final ServiceAllocators allocators;
  private final Stores stores;

  ServiceHooks(ServiceAllocators allocators, Stores stores) {
    this.allocators = requireNonNull(allocators, "allocators is null");
    this.stores = requireNonNull(stores, "stores is null");
  }

  /** What was taken for one request, so that it can be given back. */
  private final class Taken implements Undo {
    private final List<String> ips = new ArrayList<>();
    private final List<Long> ports = new ArrayList<>();

    @Override
    public void undo() {
      ips.forEach(allocators.clusterIps()::release);
      ports.forEach(allocators.nodePorts()::release);
    }
  }

  @Override
  public Undo beforeCreate(RequestContext context, Unstructured service) {
    if (!isValid(service)) {
      return Undo.NOTHING;
    }
    return taking(taken -> {
      takeIp(context, service, taken);
      if (Services.isReachedFromOutside(service)) {
        takePorts(service, Map.of(), taken);
      }
      takeHealthPort(service, taken);
    });
  }

  @Override
  public boolean checksBeforeVersion() {
    return true;
  }

  @Override
  public Undo beforeUpdate(RequestContext context, Unstructured service, Unstructured old) {
    ErrorList errors = new ErrorList();
    ServiceRules.validate(Scope.root(service, errors));
    ServiceRules.validateUpdate(Scope.root(service, errors), Scope.root(old, errors));
    if (!errors.isEmpty() || service.has("metadata.deletionTimestamp")) {
      return Undo.NOTHING;
    }
    return taking(taken -> {
      if (old.stringAt("spec.type").equals("ExternalName")) {
        takeIp(context, service, taken);
      }
      if (Services.isReachedFromOutside(service)) {
        takePorts(service, nodePorts(old), taken);
      }
      updateHealthPort(service, old, taken);
    });
  }

  private Undo taking(java.util.function.Consumer<Taken> work) {
    Taken taken = new Taken();
    try {
      work.accept(taken);
      return taken;
    } catch (StatusException refused) {
      taken.undo();
      throw refused;
    }
  }

  /** Allocation is for services that will pass; the others are refused with all their errors. */
  private static boolean isValid(Unstructured service) {
    ErrorList errors = new ErrorList();
    ServiceRules.validate(Scope.root(service, errors));
    return errors.isEmpty();
  }

  /** A dry run is given node ports to look at, but never an address. */
  private void takeIp(RequestContext context, Unstructured service, Taken taken) {
    String ip = service.stringAt("spec.clusterIP");
    boolean none = service.stringAt("spec.type").equals("ExternalName") || ip.equals("None");
    if (none || context.dryRun()) {
      return;
    }
    if (ip.isEmpty()) {
      String next = allocators
          .clusterIps()
          .allocateNext()
          .orElseThrow(() -> ApiErrors.internal("failed to allocate a serviceIP: range is full"));
      taken.ips.add(next);
      service.set("spec.clusterIP", next);
      return;
    }
    if (!allocators.clusterIps().contains(ip)) {
      throw refused(
          service,
          FieldError.invalid(
              "spec.clusterIP",
              ip,
              "provided IP is not in the valid range. The range of valid IPs is "
                  + allocators.clusterIps().cidr()));
    }
    if (!allocators.clusterIps().allocate(ip)) {
      throw refused(
          service, FieldError.invalid("spec.clusterIP", ip, "provided IP is already allocated"));
    }
    taken.ips.add(ip);
  }

  /** Two ports of different protocols may share a number. */
  private void takePorts(Unstructured service, Map<Long, Boolean> held, Taken taken) {
    Map<Long, Boolean> own = new HashMap<>(held);
    int index = 0;
    for (Unstructured port : service.objectsAt("spec.ports")) {
      long number = port.longAt("nodePort");
      String path = "spec.ports[" + index++ + "].nodePort";
      if (number != 0 && !own.containsKey(number)) {
        takePort(service, path, number);
        taken.ports.add(number);
        own.put(number, true);
      } else if (number == 0) {
        int next = allocators
            .nodePorts()
            .allocateNext()
            .orElseThrow(() -> ApiErrors.internal("failed to allocate a nodePort: range is full"));
        taken.ports.add((long) next);
        own.put((long) next, true);
        port.set("nodePort", next);
      }
    }
  }

  private void takePort(Unstructured service, String path, long number) {
    if (!allocators.nodePorts().contains(number)) {
      throw refused(service, FieldError.invalid(path, number, outside()));
    }
    if (!allocators.nodePorts().allocate(number)) {
      throw refused(
          service, FieldError.invalid(path, number, "provided port is already allocated"));
    }
  }

  private String outside() {
    return "provided port is not in the valid range. The range of valid ports is "
        + allocators.nodePorts().range();
  }

  private void takeHealthPort(Unstructured service, Taken taken) {
    if (!needsHealthCheck(service)) {
      return;
    }
    long asked = service.longAt("spec.healthCheckNodePort");
    if (asked > 0) {
      if (!allocators.nodePorts().contains(asked)) {
        throw ApiErrors.internal(
            "failed to allocate requested HealthCheck NodePort " + asked + ": " + outside());
      }
      if (!allocators.nodePorts().allocate(asked)) {
        throw ApiErrors.internal("failed to allocate requested HealthCheck NodePort " + asked
            + ": provided port is already allocated");
      }
      taken.ports.add(asked);
      return;
    }
    int next = allocators
        .nodePorts()
        .allocateNext()
        .orElseThrow(() -> ApiErrors.internal(
            "failed to allocate a HealthCheck NodePort " + asked + ": range is full"));
    taken.ports.add((long) next);
    service.set("spec.healthCheckNodePort", next);
  }

  private void updateHealthPort(Unstructured service, Unstructured old, Taken taken) {
    boolean needed = needsHealthCheck(old);
    if (!needed) {
      takeHealthPort(service, taken);
      return;
    }
    if (!needsHealthCheck(service)) {
      service.remove("spec.healthCheckNodePort");
      return;
    }
    long now = service.longAt("spec.healthCheckNodePort");
    if (now != old.longAt("spec.healthCheckNodePort")) {
      throw refused(
          service,
          FieldError.invalid(
              "spec.healthCheckNodePort",
              now,
              "cannot change healthCheckNodePort on loadBalancer service with externalTraffic=Local"
                  + " during update"));
    }
  }

  private static boolean needsHealthCheck(Unstructured service) {
    return ServiceRules.needsHealthCheck(Scope.root(service.objectAt("spec"), new ErrorList()));
  }

  private static Map<Long, Boolean> nodePorts(Unstructured service) {
    Map<Long, Boolean> ports = new HashMap<>();
    for (Unstructured port : service.objectsAt("spec.ports")) {
      if (port.longAt("nodePort") != 0) {
        ports.put(port.longAt("nodePort"), true);
      }
    }
    return ports;
  }

  private static StatusException refused(Unstructured service, FieldError error) {
    return ApiErrors.invalid("", "Service", service.name(), new ErrorList().add(error));
  }

  /** What the old service held and the new one does not. */
  @Override
  public void afterUpdate(
      RequestContext context, Supplier<Unstructured> updated, Unstructured old) {
    Unstructured service = updated.get();
    String ip = old.stringAt("spec.clusterIP");
    boolean leftIp = service.stringAt("spec.type").equals("ExternalName")
        && !old.stringAt("spec.type").equals("ExternalName");
    if (leftIp && !ip.isEmpty() && !ip.equals("None")) {
      allocators.clusterIps().release(ip);
    }
    Map<Long, Boolean> kept = nodePorts(service);
    nodePorts(old).keySet().stream()
        .filter(port -> !kept.containsKey(port))
        .forEach(allocators.nodePorts()::release);
    if (needsHealthCheck(old) && !needsHealthCheck(service)) {
      allocators.nodePorts().release(old.longAt("spec.healthCheckNodePort"));
    }
  }

  /** A service that a finalizer holds gives its addresses back at the first delete. */
  @Override
  public boolean marksForDeletion(RequestContext context, Unstructured service) {
    boolean held = !service.finalizers().isEmpty() && !service.isTerminating();
    if (held && !context.dryRun()) {
      release(service);
    }
    return false;
  }

  @Override
  public void afterDelete(RequestContext context, Unstructured service) {
    if (!service.isTerminating()) {
      release(service);
    }
    try {
      stores
          .of("", "endpoints")
          .delete(context, service.name(), Validation.NONE, DeleteOptions.none());
    } catch (StatusException e) {
      if (!e.is("NotFound")) {
        throw e;
      }
    }
  }

  private void release(Unstructured service) {
    String ip = service.stringAt("spec.clusterIP");
    if (!ip.isEmpty() && !ip.equals("None")) {
      allocators.clusterIps().release(ip);
    }
    nodePorts(service).keySet().forEach(allocators.nodePorts()::release);
    if (needsHealthCheck(service)) {
      allocators.nodePorts().release(service.longAt("spec.healthCheckNodePort"));
    }
  }
}
