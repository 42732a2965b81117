package dev.kubewalk.master.controller;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.apimachinery.util.wait.Wait;
import dev.kubewalk.client.ResourceClient;
import dev.kubewalk.client.RestClient;
import dev.kubewalk.componentbase.klog.Klog;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Publishes how this server recognises its clients, so that servers behind the aggregator can do the
 * same: in the configmap {@code kube-system/extension-apiserver-authentication}.
 *
 * <p>Go: pkg/master/controller/clusterauthenticationtrust/cluster_authentication_trust_controller.go
 * (Controller)
 */
public final class ClusterAuthenticationTrustController {
  private static final String NAME = "cluster_authentication_trust_controller";
  private static final String NAMESPACE = "kube-system";
  private static final String CONFIG_MAP = "extension-apiserver-authentication";
  private static final Duration RESYNC = Duration.ofMinutes(1);

  private final Map<String, String> info;
  private final RestClient client;
  private final Klog log;

  /**
   * @param info what is published, by key of the configmap, such as {@code client-ca-file}
   */
  public ClusterAuthenticationTrustController(
      Map<String, String> info, RestClient client, Klog log) {
    this.info = Map.copyOf(info);
    this.client = requireNonNull(client);
    this.log = requireNonNull(log);
  }

  /** Works until {@code stop} closes. */
  public void run(StopChannel stop) {
    log.info("Starting " + NAME + " controller");
    log.info("Waiting for caches to sync for " + NAME);
    log.info("Caches are synced for " + NAME + " ");
    Wait.until(this::sync, RESYNC, stop);
    log.info("Shutting down " + NAME + " controller");
  }

  private void sync() {
    if (info.isEmpty()) {
      // Without authorities there is nothing that others could check.
      return;
    }
    try {
      createNamespaceIfNeeded();
      ResourceClient configMaps = client.resource("", "v1", "configmaps").namespace(NAMESPACE);
      Optional<Unstructured> current = configMaps.find(CONFIG_MAP);
      Unstructured wanted = wanted(current);
      if (current.isEmpty()) {
        configMaps.create(wanted);
      } else if (!current.get().equals(wanted)) {
        configMaps.update(wanted);
      } else {
        return;
      }
      log.v(2)
          .info(
              "writing updated authentication info to  " + NAMESPACE + " configmaps/" + CONFIG_MAP);
    } catch (StatusException e) {
      log.error(NAME + ": key failed with : " + e.getMessage());
    }
  }

  private void createNamespaceIfNeeded() {
    try {
      ResourceClient namespaces = client.resource("", "v1", "namespaces");
      if (namespaces.find(NAMESPACE).isEmpty()) {
        namespaces.create(Unstructured.create("v1", "Namespace").set("metadata.name", NAMESPACE));
      }
    } catch (StatusException e) {
      if (!e.is("AlreadyExists")) {
        throw e;
      }
    }
  }

  private Unstructured wanted(Optional<Unstructured> current) {
    Unstructured wanted = current
        .map(Unstructured::copy)
        .orElseGet(() -> Unstructured.create("v1", "ConfigMap")
            .set("metadata.name", CONFIG_MAP)
            .set("metadata.namespace", NAMESPACE));
    // Keys hold dots nowhere, but are no paths: they are put into the node itself.
    info.forEach((key, value) -> wanted.ensureObject("data").put(key, merged(wanted, key, value)));
    return wanted;
  }

  /** Other servers of the cluster may trust other authorities: certificates are added, not replaced. */
  private static String merged(Unstructured object, String key, String own) {
    String there = object.at("data").path(key).asText("");
    if (!key.endsWith("-ca-file") || there.isEmpty() || there.contains(own.strip())) {
      return there.isEmpty() || !key.endsWith("-ca-file") ? own : there;
    }
    return there + own;
  }
}
