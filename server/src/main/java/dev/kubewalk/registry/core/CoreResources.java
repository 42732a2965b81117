package dev.kubewalk.registry.core;

import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.core.persistentvolume.PersistentVolumeClaims;
import dev.kubewalk.registry.core.persistentvolume.PersistentVolumes;
import dev.kubewalk.registry.core.pod.PodBinding;
import dev.kubewalk.registry.core.pod.PodProxy;
import dev.kubewalk.registry.core.pod.Pods;
import dev.kubewalk.registry.core.service.ServiceProxy;
import dev.kubewalk.registry.core.service.Services;
import java.util.List;

/**
 * The core group's resources, in the order in which their stores are made.
 *
 * <p>Go: pkg/registry/core/rest/storage_core.go (NewLegacyRESTStorage)
 */
public final class CoreResources {
  private CoreResources() {}

  public static List<Resource> resources(CoreDependencies server) {
    PodBinding binding = new PodBinding(server.stores());
    return List.of(
        PodTemplateObjects.define(),
        Events.define(),
        LimitRanges.define(),
        ResourceQuotas.define(),
        Secrets.define(),
        PersistentVolumes.define(),
        PersistentVolumeClaims.define(),
        ConfigMaps.define(),
        Namespaces.define(),
        Endpoints.define(),
        Nodes.define(server),
        Pods.define(
            server.stores(),
            server.bodies(),
            binding,
            Proxies.to("PodProxyOptions", new PodProxy(server.stores()))),
        ServiceAccounts.define(server),
        Services.define(
            server.allocators(),
            server.stores(),
            Proxies.to("ServiceProxyOptions", new ServiceProxy(server.stores()))),
        ReplicationControllers.define(),
        Bindings.define(binding),
        ComponentStatuses.define(server.components()));
  }
}
