package dev.kubewalk.cmd.kubeapiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.runtime.serializer.json.SchemaDecoder;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.util.net.PortRange;
import dev.kubewalk.apiserver.endpoints.ResourceStorage;
import dev.kubewalk.apiserver.registry.generic.Store;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.storage.JsonCodec;
import dev.kubewalk.apiserver.storage.Storage;
import dev.kubewalk.apiserver.storage.etcd3.HealthProbe;
import dev.kubewalk.client.RestClient;
import dev.kubewalk.cmd.kubeapiserver.options.CompletedServerRunOptions;
import dev.kubewalk.cmd.kubeapiserver.resources.EndpointBodies;
import dev.kubewalk.cmd.kubeapiserver.security.GuardedEscalation;
import dev.kubewalk.cmd.kubeapiserver.security.Security;
import dev.kubewalk.kubeapiserver.options.BuiltInAuthorizationOptions;
import dev.kubewalk.master.MasterStorage;
import dev.kubewalk.master.controller.Repair;
import dev.kubewalk.plugin.auth.authorizer.rbac.EscalationGuard;
import dev.kubewalk.registry.admissionregistration.AdmissionRegistrationResources;
import dev.kubewalk.registry.apps.AppsResources;
import dev.kubewalk.registry.authentication.AuthenticationResources;
import dev.kubewalk.registry.authorization.AuthorizationResources;
import dev.kubewalk.registry.autoscaling.AutoscalingResources;
import dev.kubewalk.registry.batch.BatchResources;
import dev.kubewalk.registry.certificates.CertificatesResources;
import dev.kubewalk.registry.coordination.CoordinationResources;
import dev.kubewalk.registry.core.ComponentHealth;
import dev.kubewalk.registry.core.CoreDependencies;
import dev.kubewalk.registry.core.CoreResources;
import dev.kubewalk.registry.core.HttpProbe;
import dev.kubewalk.registry.core.service.ServiceAllocators;
import dev.kubewalk.registry.core.service.allocator.StoredRange;
import dev.kubewalk.registry.core.service.ipallocator.IpAllocator;
import dev.kubewalk.registry.core.service.portallocator.PortAllocator;
import dev.kubewalk.registry.discovery.DiscoveryResources;
import dev.kubewalk.registry.events.EventsResources;
import dev.kubewalk.registry.networking.NetworkingResources;
import dev.kubewalk.registry.node.NodeResources;
import dev.kubewalk.registry.policy.PolicyResources;
import dev.kubewalk.registry.rbac.EscalationCheck;
import dev.kubewalk.registry.rbac.RbacResources;
import dev.kubewalk.registry.scheduling.SchedulingResources;
import dev.kubewalk.registry.storage.StorageResources;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * The pages of all built-in groups, given what they need of this server.
 *
 * <p>Go: pkg/master/master.go (the RESTStorageProviders), pkg/registry/core/rest/storage_core.go
 */
final class BuiltInResources implements MasterStorage {
  private static final int SCHEDULER_PORT = 10251;
  private static final int CONTROLLER_MANAGER_PORT = 10252;

  private final ChainParts parts;
  private final Security security;
  private final SchemaDecoder decoder;
  private final ServiceAllocators allocators;
  private final Map<String, List<Resource>> groups = new HashMap<>();

  BuiltInResources(ChainParts parts, Security security, SchemaDecoder decoder) {
    this.parts = requireNonNull(parts);
    this.security = requireNonNull(security);
    this.decoder = requireNonNull(decoder);
    this.allocators = newAllocators();
    groups.put("admissionregistration.k8s.io", AdmissionRegistrationResources.resources());
    groups.put("apps", AppsResources.resources());
    groups.put(
        "authentication.k8s.io",
        AuthenticationResources.resources(
            security.authenticator(), security.tokens().audiences()));
    groups.put(
        "authorization.k8s.io",
        AuthorizationResources.resources(security.authorizer(), security.ruleResolver()));
    groups.put("autoscaling", AutoscalingResources.resources());
    groups.put("certificates.k8s.io", CertificatesResources.resources());
    groups.put("discovery.k8s.io", DiscoveryResources.resources());
    groups.put("events.k8s.io", EventsResources.resources());
    groups.put("batch", BatchResources.resources());
    groups.put("coordination.k8s.io", CoordinationResources.resources());
    groups.put("extensions", NetworkingResources.extensions());
    groups.put("networking.k8s.io", NetworkingResources.resources());
    groups.put("node.k8s.io", NodeResources.resources());
    groups.put("policy", PolicyResources.resources());
    groups.put("rbac.authorization.k8s.io", RbacResources.resources(escalation()));
    groups.put("scheduling.k8s.io", SchedulingResources.resources());
    groups.put("storage.k8s.io", StorageResources.resources());
    groups.put("", CoreResources.resources(coreDependencies()));
  }

  private EscalationCheck escalation() {
    if (!parts.options().options().authorization.has(BuiltInAuthorizationOptions.RBAC)) {
      return EscalationCheck.NONE;
    }
    return new GuardedEscalation(new EscalationGuard(security.roleRules(), security.authorizer()));
  }

  private ServiceAllocators newAllocators() {
    CompletedServerRunOptions options = parts.options();
    Storage ranges = parts.storage().raw(new JsonCodec(), "*core.RangeAllocation");
    String serviceRange = options.serviceIpRanges().primary().toString();
    PortRange nodePorts = options.options().misc.serviceNodePortRange.get();
    int last = nodePorts.base() + nodePorts.size() - 1;
    return new ServiceAllocators(
        new IpAllocator(
            serviceRange,
            new StoredRange(ranges, "/ranges/serviceips", serviceRange),
            new Random()),
        new PortAllocator(
            nodePorts.base(),
            last,
            new StoredRange(ranges, "/ranges/servicenodeports", nodePorts.toString()),
            new Random()));
  }

  private CoreDependencies coreDependencies() {
    return new CoreDependencies(
        allocators,
        this::storeOf,
        new EndpointBodies(decoder),
        security.tokens().tokenIssuer(),
        components());
  }

  /** The ports are those that v1.18's scheduler and controller manager open without being told. */
  private Map<String, Supplier<ComponentHealth>> components() {
    return Map.of(
        "scheduler", HttpProbe.local(SCHEDULER_PORT),
        "controller-manager", HttpProbe.local(CONTROLLER_MANAGER_PORT),
        "etcd-0", this::storeHealth);
  }

  private ComponentHealth storeHealth() {
    return new HealthProbe(parts.storage().backend(), "/registry")
        .check()
        .map(ComponentHealth::unhealthy)
        .orElseGet(() -> ComponentHealth.healthy("{\"health\":\"true\"}"));
  }

  private Store storeOf(String group, String plural) {
    return parts
        .storage()
        .find(new GroupResource(group, plural))
        .orElseThrow(
            () -> new IllegalStateException(plural + " of group \"" + group + "\" is not served"));
  }

  @Override
  public List<Resource> resources(String group) {
    if (group.isEmpty()) {
      recordAllocators();
    }
    return groups.getOrDefault(group, List.of());
  }

  private void recordAllocators() {
    Trace trace = parts.runtime().trace();
    try (Step step = trace.step(Steps.NEW_CLUSTER_IP_ALLOCATOR)) {
      step.note("range", allocators.clusterIps().cidr());
      step.note("stored at", "/ranges/serviceips");
    }
    try (Step step = trace.step(Steps.NEW_NODE_PORT_ALLOCATOR)) {
      step.note("range", allocators.nodePorts().range());
      step.note("stored at", "/ranges/servicenodeports");
    }
    try (Step step = trace.step(Steps.NEW_SERVICE_REST)) {
      step.note("resource", "services");
    }
  }

  @Override
  public ResourceStorage store(Resource resource) {
    return parts.storage().store(resource);
  }

  @Override
  public Repair serviceIpRepair() {
    return () -> {
      List<String> used = new ArrayList<>();
      for (Unstructured service : services()) {
        String ip = service.stringAt("spec.clusterIP");
        if (!ip.isEmpty() && !ip.equals("None")) {
          used.add(ip);
        }
      }
      allocators.clusterIps().repair(used);
    };
  }

  @Override
  public Repair nodePortRepair() {
    return () -> {
      List<Integer> used = new ArrayList<>();
      for (Unstructured service : services()) {
        service.objectsAt("spec.ports").stream()
            .map(port -> port.intAt("nodePort"))
            .filter(port -> port > 0)
            .forEach(used::add);
      }
      allocators.nodePorts().repair(used);
    };
  }

  private List<Unstructured> services() {
    RestClient client = parts.loopback().client();
    return client.resource("", "v1", "services").list("").objectsAt("items");
  }
}
