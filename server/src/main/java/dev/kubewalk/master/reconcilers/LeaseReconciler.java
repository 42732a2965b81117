package dev.kubewalk.master.reconcilers;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.client.ResourceClient;
import dev.kubewalk.client.RestClient;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.kv.BackendException;
import java.util.List;
import java.util.Optional;

/**
 * Every server keeps a lease on its own address; the endpoints are the addresses with a lease. So a
 * server that died leaves the endpoints when its lease runs out.
 *
 * <p>Go: pkg/master/reconcilers/lease.go (leaseEndpointReconciler)
 */
public final class LeaseReconciler implements EndpointReconciler {
  private static final String SERVICE = "kubernetes";
  private static final String NAMESPACE = "default";

  private final MasterLeases leases;
  private final ResourceClient endpoints;
  private final ResourceClient slices;
  private final Klog log;

  /** Guarded by this. */
  private boolean stopped;

  public LeaseReconciler(MasterLeases leases, RestClient client, Klog log) {
    this.leases = requireNonNull(leases);
    this.endpoints = client.resource("", "v1", "endpoints").namespace(NAMESPACE);
    this.slices =
        client.resource("discovery.k8s.io", "v1beta1", "endpointslices").namespace(NAMESPACE);
    this.log = requireNonNull(log);
  }

  @Override
  public synchronized void reconcileEndpoints(String ip, int port) throws ReconcileException {
    if (stopped) {
      return;
    }
    try {
      leases.update(ip);
    } catch (BackendException e) {
      throw new ReconcileException(e.getMessage());
    }
    writeEndpoints(port);
  }

  @Override
  public synchronized void removeEndpoints(String ip, int port) throws ReconcileException {
    if (!remove(ip)) {
      throw new ReconcileException("StorageError: key not found, Code: 1, Key: " + leases.key(ip)
          + ", ResourceVersion: 0, AdditionalErrorMsg: ");
    }
    writeEndpoints(port);
  }

  @Override
  public synchronized void stopReconciling() {
    stopped = true;
  }

  private boolean remove(String ip) throws ReconcileException {
    try {
      return leases.remove(ip);
    } catch (BackendException e) {
      throw new ReconcileException(e.getMessage());
    }
  }

  private List<String> leased() throws ReconcileException {
    try {
      return leases.list();
    } catch (BackendException e) {
      throw new ReconcileException(e.getMessage());
    }
  }

  private void writeEndpoints(int port) throws ReconcileException {
    List<String> ips = leased();
    if (ips.isEmpty()) {
      throw new ReconcileException(
          "no master IPs were listed in storage, refusing to erase all endpoints for the kubernetes"
              + " service");
    }
    try {
      boolean changed = write(endpoints, wantedEndpoints(ips, port), "subsets");
      write(slices, wantedSlice(ips, port), "endpoints");
      if (changed) {
        log.warningf("Resetting endpoints for master service \"%s\" to %s", SERVICE, ips);
      }
    } catch (StatusException e) {
      throw new ReconcileException(e.getMessage());
    }
  }

  /** Creates or updates an object unless it is as wanted; true when an older state was changed. */
  private static boolean write(ResourceClient client, Unstructured wanted, String part) {
    Optional<Unstructured> current = client.find(SERVICE);
    if (current.isEmpty()) {
      client.create(wanted);
      return true;
    }
    if (current.get().at(part).equals(wanted.at(part))
        && current.get().at("ports").equals(wanted.at("ports"))) {
      return false;
    }
    Unstructured changed = current.get().copy();
    changed.set(part, wanted.at(part));
    if (wanted.has("ports")) {
      changed.set("ports", wanted.at("ports"));
    }
    client.update(changed);
    return true;
  }

  private static Unstructured wantedEndpoints(List<String> ips, int port) {
    Unstructured wanted = Unstructured.create("v1", "Endpoints");
    wanted.set("metadata.name", SERVICE).set("metadata.namespace", NAMESPACE);
    ObjectNode subset = wanted.ensureArray("subsets").addObject();
    ips.forEach(ip -> subset.withArray("addresses").addObject().put("ip", ip));
    subset
        .putArray("ports")
        .addObject()
        .put("name", "https")
        .put("port", port)
        .put("protocol", "TCP");
    return wanted;
  }

  private static Unstructured wantedSlice(List<String> ips, int port) {
    Unstructured wanted = Unstructured.create("discovery.k8s.io/v1beta1", "EndpointSlice");
    wanted.set("metadata.name", SERVICE).set("metadata.namespace", NAMESPACE);
    wanted.setLabel("kubernetes.io/service-name", SERVICE);
    wanted.set("addressType", ips.get(0).contains(":") ? "IPv6" : "IPv4");
    for (String ip : ips) {
      ObjectNode endpoint = wanted.ensureArray("endpoints").addObject();
      endpoint.putArray("addresses").add(ip);
      endpoint.putObject("conditions").put("ready", true);
    }
    wanted
        .ensureArray("ports")
        .addObject()
        .put("name", "https")
        .put("protocol", "TCP")
        .put("port", port);
    return wanted;
  }
}
