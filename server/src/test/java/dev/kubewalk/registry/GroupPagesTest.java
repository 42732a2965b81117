package dev.kubewalk.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.Strategy;
import dev.kubewalk.apiserver.registry.rest.Subresource;
import dev.kubewalk.registry.admissionregistration.AdmissionRegistrationResources;
import dev.kubewalk.registry.apps.AppsResources;
import dev.kubewalk.registry.autoscaling.AutoscalingResources;
import dev.kubewalk.registry.batch.BatchResources;
import dev.kubewalk.registry.certificates.CertificatesResources;
import dev.kubewalk.registry.coordination.CoordinationResources;
import dev.kubewalk.registry.discovery.DiscoveryResources;
import dev.kubewalk.registry.events.EventsResources;
import dev.kubewalk.registry.networking.NetworkingResources;
import dev.kubewalk.registry.node.NodeResources;
import dev.kubewalk.registry.page.Pages;
import dev.kubewalk.registry.policy.PolicyResources;
import dev.kubewalk.registry.rbac.EscalationCheck;
import dev.kubewalk.registry.rbac.RbacResources;
import dev.kubewalk.registry.scheduling.SchedulingResources;
import dev.kubewalk.registry.storage.StorageResources;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupPagesTest {
  private static final String TEMPLATE_GENERATION = "deprecated.daemonset.template.generation";

  private final List<Resource> pages = new ArrayList<>();

  GroupPagesTest() {
    pages.addAll(AppsResources.resources());
    pages.addAll(BatchResources.resources());
    pages.addAll(AutoscalingResources.resources());
    pages.addAll(NetworkingResources.resources());
    pages.addAll(PolicyResources.resources());
    pages.addAll(RbacResources.resources(EscalationCheck.NONE));
    pages.addAll(SchedulingResources.resources());
    pages.addAll(StorageResources.resources());
    pages.addAll(CoordinationResources.resources());
    pages.addAll(DiscoveryResources.resources());
    pages.addAll(EventsResources.resources());
    pages.addAll(NodeResources.resources());
    pages.addAll(CertificatesResources.resources());
    pages.addAll(AdmissionRegistrationResources.resources());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "deployments;v1;{'spec':{'selector':{'matchLabels':{'a':'b'}},'template':{'metadata':"
            + "{'labels':{'a':'c'}},'spec':{'containers':[{'name':'c','image':'x'}]}}}};"
            + "spec.template.metadata.labels INVALID",
        "cronjobs;v1beta1;{'metadata':{'name':'a'},'spec':{'schedule':'* * *','jobTemplate':{'spec':"
            + "{'template':{'spec':{'restartPolicy':'Never','containers':"
            + "[{'name':'c','image':'x'}]}}}}}};spec.schedule INVALID",
        "ingresses;v1beta1;{};spec INVALID",
        "networkpolicies;v1;{'spec':{'ingress':[{'from':[{}]}]}};spec.ingress[0].from[0] REQUIRED",
        "poddisruptionbudgets;v1beta1;{'spec':{'minAvailable':'5x'}};spec.minAvailable INVALID",
        "roles;v1;{'rules':[{'apiGroups':[''],'resources':['pods']}]};rules[0].verbs REQUIRED",
        "storageclasses;v1;{};provisioner REQUIRED",
        "leases;v1;{'spec':{'leaseDurationSeconds':0}};spec.leaseDurationSeconds INVALID",
        "runtimeclasses;v1beta1;{'handler':'Bad'};handler INVALID",
        "endpointslices;v1beta1;{};addressType REQUIRED"
      })
  void refused(String plural, String version, String object, String expected) {
    assertEquals(List.of(expected), Pages.refusals(Pages.find(pages, plural), version, object));
  }

  @Test
  void deploymentsRollByDefault() {
    Unstructured deployment =
        Pages.decoded(Pages.find(pages, "deployments"), "v1", "{'spec':{'strategy':{}}}");
    assertEquals("25%", deployment.stringAt("spec.strategy.rollingUpdate.maxSurge"));
    assertEquals(600, deployment.intAt("spec.progressDeadlineSeconds"));
  }

  @ParameterizedTest
  @CsvSource({"'',1", "5,5", "0,1", "-3,1"})
  void newDaemonSetsCountTheirTemplatesFromWhatTheySay(String said, String counted) {
    Resource page = Pages.find(pages, "daemonsets");
    Unstructured set = Pages.json("{}").setAnnotation(TEMPLATE_GENERATION, said);
    page.strategy().prepareForCreate(Pages.context(page, "v1"), set);
    assertEquals(counted, set.annotations().get(TEMPLATE_GENERATION));
  }

  @Test
  void aDaemonSetsStatusLeavesItsTemplatesCount() {
    Resource page = Pages.find(pages, "daemonsets");
    Strategy status = page.subresources().stream()
        .filter(Subresource.View.class::isInstance)
        .map(view -> ((Subresource.View) view).strategy())
        .findFirst()
        .orElseThrow();
    Unstructured old = Pages.json("{}").setAnnotation(TEMPLATE_GENERATION, "2");
    Unstructured set = Pages.json("{}").setAnnotation(TEMPLATE_GENERATION, "9");
    status.prepareForUpdate(Pages.context(page, "v1"), set, old);
    assertEquals("2", set.annotations().get(TEMPLATE_GENERATION));
  }

  @Test
  void policiesSayNothingOfProcMounts() {
    Resource page = Pages.find(pages, "podsecuritypolicies");
    Unstructured policy = Pages.json("{'spec':{'allowedProcMountTypes':['Unmasked']}}");
    Unstructured old = policy.copy();
    page.strategy().prepareForUpdate(Pages.context(page, "v1beta1"), policy, old);
    assertFalse(policy.has("spec.allowedProcMountTypes"));
    page.strategy().prepareForCreate(Pages.context(page, "v1beta1"), old);
    assertFalse(old.has("spec.allowedProcMountTypes"));
  }

  @Test
  void autoscalersKeepTheirMetricsInV1() {
    Resource page = Pages.find(pages, "horizontalpodautoscalers");
    String metrics = "{'spec':{'minReplicas':1,'metrics':["
        + "{'type':'Pods','pods':{'metric':{'name':'rps'},'target':{'type':'AverageValue',"
        + "'averageValue':'9'}}},{'type':'Resource','resource':{'name':'cpu','target':"
        + "{'type':'Utilization','averageUtilization':60}}}]}}";
    Unstructured hub = Pages.decoded(page, "v2beta2", metrics);
    var v1 = page.version("v1").orElseThrow().conversion();
    Unstructured stored = v1.fromHub().apply(hub.copy());
    assertEquals(60, stored.intAt("spec.targetCPUUtilizationPercentage"));
    assertEquals(
        "[{\"type\":\"Pods\",\"pods\":{\"metricName\":\"rps\",\"targetAverageValue\":\"9\"}}]",
        stored.annotations().get("autoscaling.alpha.kubernetes.io/metrics"));
    assertEquals(hub.at("spec"), v1.toHub().apply(stored).at("spec"));
  }

  @Test
  void eventsHaveTheCoreFormInside() {
    Resource page = Pages.find(pages, "events");
    Unstructured event = Pages.decoded(page, "v1beta1", "{'note':'n','regarding':{'kind':'Pod'}}");
    assertEquals("n", event.stringAt("message"));
    assertEquals("Pod", event.stringAt("involvedObject.kind"));
    assertEquals("v1", page.storedAs().groupVersion().toString());
  }
}
