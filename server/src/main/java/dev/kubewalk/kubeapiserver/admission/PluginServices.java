package dev.kubewalk.kubeapiserver.admission;

import dev.kubewalk.apiserver.admission.ClusterReader;
import dev.kubewalk.apiserver.admission.WebhookMetrics;
import dev.kubewalk.apiserver.authorization.Authorizer;
import dev.kubewalk.apiserver.util.webhook.ClientManager;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.plugin.admission.resourcequota.QuotaStatus;

/**
 * What plugins may ask for.
 *
 * @param cluster looks objects up
 * @param authorizer for plugins that ask for rights of their own
 * @param quotaStatus writes the use of quotas back
 * @param notReadySeconds of --default-not-ready-toleration-seconds
 * @param unreachableSeconds of --default-unreachable-toleration-seconds
 * @param webhooks for the two plugins that ask webhooks
 *     <p>Go: pkg/kubeapiserver/admission/initializer.go (PluginInitializer)
 */
public record PluginServices(
    ClusterReader cluster,
    Authorizer authorizer,
    QuotaStatus quotaStatus,
    long notReadySeconds,
    long unreachableSeconds,
    Webhooks webhooks) {

  /**
   * What it takes to ask webhooks.
   *
   * @param clients makes their clients
   * @param go runs what is asked at the same time
   */
  public record Webhooks(ClientManager clients, WebhookMetrics metrics, GoRoutines go, Klog log) {}
}
