package dev.kubewalk.cmd.kubeapiserver.options;

import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.kubeapiserver.admission.PluginFactory;
import dev.kubewalk.kubeapiserver.options.AdmissionOptions;
import dev.kubewalk.kubeapiserver.options.AdmissionPlugins;
import dev.kubewalk.kubeapiserver.options.BuiltInAuthorizationOptions;
import dev.kubewalk.master.DefaultApiResourceConfigSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What kube-apiserver has and this server has not: whoever asks for it by a flag is told so by
 * name, because a server that ignored it would not be the one that was asked for.
 */
final class NotBuiltIn {
  private NotBuiltIn() {}

  /** One line for each flag that asks for something missing. */
  static List<String> of(ServerRunOptions options) {
    Map<Flag<?>, String> features = new LinkedHashMap<>();
    features.put(options.etcd.servers, "the etcd storage backend");
    features.put(options.etcd.serversOverrides, "the etcd storage backend");
    features.put(options.etcd.encryptionProviderConfig, "encryption at rest");
    features.put(options.etcd.experimentalEncryptionProviderConfig, "encryption at rest");
    features.put(options.audit.policyFile, "auditing");
    features.put(options.audit.logPath, "auditing");
    features.put(options.audit.webhookConfigFile, "the audit webhook");
    features.put(options.audit.dynamicConfiguration, "dynamic audit configuration");
    features.put(options.authentication.enableBootstrapTokenAuth, "bootstrap token authentication");
    features.put(options.authentication.oidc.issuerUrl, "OIDC authentication");
    features.put(options.authentication.oidc.clientId, "OIDC authentication");
    features.put(options.authentication.webhook.configFile, "webhook token authentication");
    features.put(options.authorization.policyFile, "ABAC authorization");
    features.put(options.authorization.webhookConfigFile, "webhook authorization");
    features.put(options.cloudProvider.cloudProvider, "cloud provider support");
    features.put(options.cloudProvider.cloudConfigFile, "cloud provider support");
    features.put(options.egressSelector.configFile, "the egress selector");
    features.put(options.misc.proxyClientCertFile, "proxying to remote API servers");
    features.put(options.misc.proxyClientKeyFile, "proxying to remote API servers");
    features.put(options.misc.sshUser, "support for SSH tunnels");
    features.put(options.misc.sshKeyFile, "support for SSH tunnels");
    List<String> messages = new ArrayList<>();
    features.forEach((flag, feature) -> {
      if (flag.changed() && !flag.text().equals(flag.defaultText())) {
        messages.add("--" + flag.name() + ": " + feature
            + " is not built into this server; remove the flag");
      }
    });
    if (options.misc.endpointReconcilerType.get().equals("master-count")) {
      messages.add("--endpoint-reconciler-type: master-count is not built into this server; use"
          + " lease or none");
    }
    addVersions(options.apiEnablement.runtimeConfig.get(), messages);
    addModes(options.authorization, messages);
    addPlugins(options.admission, messages);
    return messages;
  }

  /** Versions that are off by default have no pages here. */
  private static void addVersions(Map<String, String> runtimeConfig, List<String> messages) {
    for (String version : DefaultApiResourceConfigSource.off()) {
      if (runtimeConfig.containsKey(version) && !runtimeConfig.get(version).equals("false")) {
        messages.add("--runtime-config: " + version + " is not built into this server; remove it");
      }
    }
  }

  private static void addModes(BuiltInAuthorizationOptions authorization, List<String> messages) {
    for (String mode :
        List.of(BuiltInAuthorizationOptions.ABAC, BuiltInAuthorizationOptions.WEBHOOK)) {
      if (authorization.has(mode)) {
        messages.add("--authorization-mode: mode " + mode
            + " is not built into this server; remove it from the list");
      }
    }
  }

  private static void addPlugins(AdmissionOptions admission, List<String> messages) {
    for (Flag<List<String>> flag : List.of(admission.pluginNames, admission.enablePlugins)) {
      for (String plugin : flag.get()) {
        if (AdmissionPlugins.ALL_ORDERED.contains(plugin)
            && !AdmissionPlugins.DEFAULT_ON.contains(plugin)
            && !PluginFactory.knows(plugin)) {
          messages.add("--" + flag.name() + ": admission plugin " + plugin
              + " is not built into this server; remove it from the list");
        }
      }
    }
  }
}
