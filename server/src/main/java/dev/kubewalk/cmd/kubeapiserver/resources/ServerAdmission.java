package dev.kubewalk.cmd.kubeapiserver.resources;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.AdmissionChain;
import dev.kubewalk.apiserver.admission.AdmissionMetrics;
import dev.kubewalk.apiserver.admission.AdmissionPlugin;
import dev.kubewalk.client.RestClient;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.kubeapiserver.admission.PluginFactory;
import dev.kubewalk.kubeapiserver.admission.PluginServices;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes the admission chain of a server; each server of the chain has one of its own.
 *
 * <p>Go: pkg/kubeapiserver/options/admission.go (AdmissionOptions.ApplyTo),
 * staging/src/k8s.io/apiserver/pkg/admission/plugins.go (NewFromPlugins)
 */
public final class ServerAdmission {
  private final List<String> names;
  private final PluginServices services;
  private final AdmissionMetrics metrics;
  private final Klog log;

  /**
   * @param names of the enabled plugins, in the order in which they run
   */
  public ServerAdmission(
      List<String> names, PluginServices services, AdmissionMetrics metrics, Klog log) {
    this.names = names.stream().filter(PluginFactory::knows).toList();
    this.services = requireNonNull(services);
    this.metrics = requireNonNull(metrics);
    this.log = requireNonNull(log);
  }

  public List<String> names() {
    return names;
  }

  public AdmissionChain newChain() {
    AdmissionChain chain = PluginFactory.chain(names, services, metrics);
    tell(chain, "mutating", AdmissionPlugin.Mutating.class::isInstance);
    tell(chain, "validating", AdmissionPlugin.Validating.class::isInstance);
    return chain;
  }

  private void tell(AdmissionChain chain, String sort, Predicate<AdmissionPlugin> of) {
    List<String> found =
        chain.plugins().stream().filter(of).map(AdmissionPlugin::name).toList();
    if (!found.isEmpty()) {
      log.info("Loaded " + found.size() + " " + sort
          + " admission controller(s) successfully in the following order: "
          + String.join(",", found) + ".");
    }
  }

  /** Writes the use of a quota back through the server itself. */
  public static boolean updateQuota(RestClient client, Unstructured quota) {
    try {
      client.resource("", "v1", "resourcequotas").namespace(quota.namespace()).updateStatus(quota);
      return true;
    } catch (StatusException e) {
      if (e.is("Conflict")) {
        return false;
      }
      throw e;
    }
  }
}
