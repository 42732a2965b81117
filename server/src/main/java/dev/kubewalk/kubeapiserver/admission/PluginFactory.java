package dev.kubewalk.kubeapiserver.admission;

import dev.kubewalk.apiserver.admission.AdmissionChain;
import dev.kubewalk.apiserver.admission.AdmissionPlugin;
import dev.kubewalk.apiserver.admission.plugin.namespace.NamespaceLifecycle;
import dev.kubewalk.plugin.admission.DefaultIngressClass;
import dev.kubewalk.plugin.admission.DefaultStorageClass;
import dev.kubewalk.plugin.admission.DefaultTolerationSeconds;
import dev.kubewalk.plugin.admission.PersistentVolumeClaimResize;
import dev.kubewalk.plugin.admission.Priority;
import dev.kubewalk.plugin.admission.RuntimeClass;
import dev.kubewalk.plugin.admission.ServiceAccount;
import dev.kubewalk.plugin.admission.StorageObjectInUseProtection;
import dev.kubewalk.plugin.admission.TaintNodesByCondition;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes admission plugins by name.
 *
 * <p>Go: pkg/kubeapiserver/options/plugins.go (RegisterAllAdmissionPlugins)
 */
public final class PluginFactory {
  private static final Map<String, Function<PluginServices, AdmissionPlugin>> PLUGINS =
      Map.of(
          "NamespaceLifecycle", s -> new NamespaceLifecycle(s.cluster()),
          "ServiceAccount", s -> new ServiceAccount(s.cluster()),
          "TaintNodesByCondition", s -> new TaintNodesByCondition(),
          "Priority", s -> new Priority(s.cluster()),
          "DefaultTolerationSeconds",
              s -> new DefaultTolerationSeconds(s.notReadySeconds(), s.unreachableSeconds()),
          "DefaultStorageClass", s -> new DefaultStorageClass(s.cluster()),
          "StorageObjectInUseProtection", s -> new StorageObjectInUseProtection(),
          "PersistentVolumeClaimResize", s -> new PersistentVolumeClaimResize(s.cluster()),
          "RuntimeClass", s -> new RuntimeClass(s.cluster()),
          "DefaultIngressClass", s -> new DefaultIngressClass(s.cluster()));

  private PluginFactory() {}

  /** Whether {@code name} can be made. */
  public static boolean knows(String name) {
    return PLUGINS.containsKey(name);
  }

  /**
   * @param names in the order in which the plugins are to run; those that cannot be made are left
   *     out, and refused by name when a flag asks for them
   */
  public static AdmissionChain chain(List<String> names, PluginServices services) {
    return new AdmissionChain(
        names.stream()
            .filter(PluginFactory::knows)
            .map(name -> PLUGINS.get(name).apply(services))
            .toList());
  }
}
