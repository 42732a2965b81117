package dev.kubewalk.registry.core.pod;

import static dev.kubewalk.registry.page.Rules.rules;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.DeleteRules;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.Subresource;
import dev.kubewalk.registry.page.Bodies;
import dev.kubewalk.registry.page.Rules;
import dev.kubewalk.registry.page.Stores;
import java.util.Set;

/** v1 Pod. Go: pkg/registry/core/pod, pkg/apis/core/validation. */
public final class Pods {
  private Pods() {}

  public static Resource define(
      Stores stores, Bodies bodies, PodBinding binding, Subresource proxy) {
    NodeStreams streams = new NodeStreams(stores);
    return Resource.of("", "pods", "Pod")
        .shortNames("po")
        .categories("all")
        .namespaced()
        .version("v1", PodDefaults.POD)
        .strategy(rules()
            .onCreate(Pods::prepare)
            .onUpdate(Pods::keepStatus)
            .checks(PodRules::validate)
            .checksUpdate(PodRules::validateUpdate))
        .status(Rules.keeping("spec", "metadata.deletionTimestamp", "metadata.ownerReferences")
            .onUpdate((pod, old) -> PodStatus.syncIps(pod))
            .checksUpdate(PodStatus::validateUpdate))
        .deletes(DeleteRules.PLAIN.returningObject().waiting(Pods::gracePeriod))
        .subresource(streams.action("attach", "PodAttachOptions"))
        .subresource(bodies.creating("binding", PodBinding.KIND, binding::bindNamed))
        .subresource(bodies.creating("eviction", Eviction.KIND, new Eviction(stores)::evict))
        .subresource(streams.action("exec", "PodExecOptions"))
        .subresource(new PodLogs(stores).action())
        .subresource(streams.action("portforward", "PodPortForwardOptions"))
        .subresource(proxy)
        .selectable("spec.host", pod -> pod.stringAt("spec.nodeName"))
        .selectable("spec.nodeName", pod -> pod.stringAt("spec.nodeName"))
        .selectable("spec.restartPolicy", pod -> pod.stringAt("spec.restartPolicy"))
        .selectable("spec.schedulerName", pod -> pod.stringAt("spec.schedulerName"))
        .selectable("spec.serviceAccountName", pod -> pod.stringAt("spec.serviceAccountName"))
        .selectable("status.phase", pod -> pod.stringAt("status.phase"))
        .selectable("status.podIP", PodStatus::firstIp)
        // A name that is known, and that no pod has a value for.
        .selectable("status.podIPs", pod -> "")
        .selectable("status.nominatedNodeName", pod -> pod.stringAt("status.nominatedNodeName"))
        .columns(PodColumns.list())
        .rowCondition(PodColumns::ended)
        .build();
  }

  private static void prepare(Unstructured pod) {
    Rules.clear(pod, "status");
    pod.set("status.phase", "Pending");
    pod.set("status.qosClass", Qos.of(pod));
  }

  private static void keepStatus(Unstructured pod, Unstructured old) {
    Rules.keep(pod, old, "status");
  }

  /** A pod that no node runs goes at once. */
  private static long gracePeriod(Unstructured pod, Long asked) {
    long period = asked != null ? asked : pod.longAt("spec.terminationGracePeriodSeconds");
    boolean finished = Set.of("Failed", "Succeeded").contains(pod.stringAt("status.phase"));
    return pod.stringAt("spec.nodeName").isEmpty() || finished ? 0 : period;
  }
}
