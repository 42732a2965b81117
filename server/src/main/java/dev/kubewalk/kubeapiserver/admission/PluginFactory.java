package dev.kubewalk.kubeapiserver.admission;

import static java.util.Map.entry;

import dev.kubewalk.apiserver.admission.AdmissionChain;
import dev.kubewalk.apiserver.admission.AdmissionMetrics;
import dev.kubewalk.apiserver.admission.AdmissionPlugin;
import dev.kubewalk.apiserver.admission.plugin.namespace.NamespaceLifecycle;
import dev.kubewalk.apiserver.admission.plugin.webhook.HookCaller;
import dev.kubewalk.apiserver.admission.plugin.webhook.HookMatcher;
import dev.kubewalk.apiserver.admission.plugin.webhook.WebhookSource;
import dev.kubewalk.apiserver.admission.plugin.webhook.mutating.MutatingWebhook;
import dev.kubewalk.apiserver.admission.plugin.webhook.validating.ValidatingWebhook;
import dev.kubewalk.plugin.admission.DefaultIngressClass;
import dev.kubewalk.plugin.admission.DefaultStorageClass;
import dev.kubewalk.plugin.admission.DefaultTolerationSeconds;
import dev.kubewalk.plugin.admission.LimitRanger;
import dev.kubewalk.plugin.admission.PersistentVolumeClaimResize;
import dev.kubewalk.plugin.admission.Priority;
import dev.kubewalk.plugin.admission.RuntimeClass;
import dev.kubewalk.plugin.admission.ServiceAccount;
import dev.kubewalk.plugin.admission.StorageObjectInUseProtection;
import dev.kubewalk.plugin.admission.TaintNodesByCondition;
import dev.kubewalk.plugin.admission.certificates.CertificateApproval;
import dev.kubewalk.plugin.admission.certificates.CertificateSigning;
import dev.kubewalk.plugin.admission.certificates.CertificateSubjectRestriction;
import dev.kubewalk.plugin.admission.resourcequota.ResourceQuota;
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
      Map.ofEntries(
          entry("NamespaceLifecycle", s -> new NamespaceLifecycle(s.cluster())),
          entry("LimitRanger", s -> new LimitRanger(s.cluster())),
          entry("ServiceAccount", s -> new ServiceAccount(s.cluster())),
          entry("TaintNodesByCondition", s -> new TaintNodesByCondition()),
          entry("Priority", s -> new Priority(s.cluster())),
          entry(
              "DefaultTolerationSeconds",
              s -> new DefaultTolerationSeconds(s.notReadySeconds(), s.unreachableSeconds())),
          entry("DefaultStorageClass", s -> new DefaultStorageClass(s.cluster())),
          entry("StorageObjectInUseProtection", s -> new StorageObjectInUseProtection()),
          entry("PersistentVolumeClaimResize", s -> new PersistentVolumeClaimResize(s.cluster())),
          entry("RuntimeClass", s -> new RuntimeClass(s.cluster())),
          entry("CertificateApproval", s -> new CertificateApproval(s.authorizer())),
          entry("CertificateSigning", s -> new CertificateSigning(s.authorizer())),
          entry("CertificateSubjectRestriction", s -> new CertificateSubjectRestriction()),
          entry("DefaultIngressClass", s -> new DefaultIngressClass(s.cluster())),
          entry("MutatingAdmissionWebhook", PluginFactory::mutatingWebhook),
          entry("ValidatingAdmissionWebhook", PluginFactory::validatingWebhook),
          entry("ResourceQuota", s -> new ResourceQuota(s.cluster(), s.quotaStatus())));

  private PluginFactory() {}

  private static AdmissionPlugin mutatingWebhook(PluginServices services) {
    PluginServices.Webhooks with = services.webhooks();
    return new MutatingWebhook(
        WebhookSource.mutating(services.cluster(), with.clients()),
        new HookMatcher(services.cluster()),
        new HookCaller(with.metrics(), true),
        with.log());
  }

  private static AdmissionPlugin validatingWebhook(PluginServices services) {
    PluginServices.Webhooks with = services.webhooks();
    return new ValidatingWebhook(
        WebhookSource.validating(services.cluster(), with.clients()),
        new HookMatcher(services.cluster()),
        new HookCaller(with.metrics(), false),
        with.go(),
        with.log());
  }

  /** Whether {@code name} can be made. */
  public static boolean knows(String name) {
    return PLUGINS.containsKey(name);
  }

  /**
   * @param names in the order in which the plugins are to run; those that cannot be made are left
   *     out, and refused by name when a flag asks for them
   */
  public static AdmissionChain chain(
      List<String> names, PluginServices services, AdmissionMetrics metrics) {
    return new AdmissionChain(
        names.stream()
            .filter(PluginFactory::knows)
            .map(name -> PLUGINS.get(name).apply(services))
            .toList(),
        metrics);
  }
}
