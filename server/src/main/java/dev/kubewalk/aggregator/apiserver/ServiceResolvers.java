package dev.kubewalk.aggregator.apiserver;

import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.ClusterReader;
import dev.kubewalk.apiserver.util.webhook.ServiceResolver;
import dev.kubewalk.apiserver.util.webhook.ServiceResolver.Address;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The ways from a Service to an address.
 *
 * <p>Go: staging/src/k8s.io/kube-aggregator/pkg/apiserver/resolvers.go,
 * staging/src/k8s.io/apiserver/pkg/util/proxy/proxy.go
 */
public final class ServiceResolvers {
  private static final GroupResource SERVICES = new GroupResource("", "services");
  private static final GroupResource ENDPOINTS = new GroupResource("", "endpoints");
  private static final int HTTPS = 443;

  private final ClusterReader cluster;

  private ServiceResolvers(ClusterReader cluster) {
    this.cluster = cluster;
  }

  /** By its cluster IP, which something else must route. Go: NewClusterIPServiceResolver. */
  public static ServiceResolver clusterIp(ClusterReader cluster) {
    return new ServiceResolvers(cluster)::resolveCluster;
  }

  /** By one of its endpoints, chosen by chance. Go: NewEndpointServiceResolver. */
  public static ServiceResolver endpoints(ClusterReader cluster) {
    return new ServiceResolvers(cluster)::resolveEndpoint;
  }

  /** The Service of the API is this server itself. Go: NewLoopbackServiceResolver. */
  public static ServiceResolver loopback(ServiceResolver others, Address self) {
    return (namespace, name, port) ->
        namespace.equals("default") && name.equals("kubernetes") && port == HTTPS
            ? self
            : others.resolve(namespace, name, port);
  }

  private Address resolveCluster(String namespace, String name, int port) throws IOException {
    Unstructured service = service(namespace, name);
    String type = service.stringAt("spec.type");
    String ip = service.stringAt("spec.clusterIP");
    if (type.equals("ClusterIP") && ip.equals("None")) {
      throw new IOException("cannot route to service with ClusterIP \"None\"");
    }
    if (type.equals("ExternalName")) {
      return new Address(service.stringAt("spec.externalName"), port);
    }
    port(service, port);
    return new Address(ip, port);
  }

  private Address resolveEndpoint(String namespace, String name, int port) throws IOException {
    Unstructured service = service(namespace, name);
    String portName = port(service, port).stringAt("name");
    String type = service.stringAt("spec.type");
    if (type.equals("ExternalName")) {
      throw new IOException("unsupported service type \"" + type + "\"");
    }
    Unstructured endpoints = cluster
        .get(ENDPOINTS, namespace, name)
        .orElseThrow(() -> new IOException("endpoints \"" + name + "\" not found"));
    List<Address> ready = endpoints.objectsAt("subsets").stream()
        .flatMap(subset -> subset.objectsAt("ports").stream()
            .filter(p -> p.stringAt("name").equals(portName))
            .flatMap(p -> subset.objectsAt("addresses").stream()
                .map(address -> new Address(address.stringAt("ip"), p.intAt("port")))))
        .toList();
    if (ready.isEmpty()) {
      throw new IOException("no endpoints available for service \"" + name + "\"");
    }
    return ready.get(ThreadLocalRandom.current().nextInt(ready.size()));
  }

  private Unstructured service(String namespace, String name) throws IOException {
    return cluster
        .get(SERVICES, namespace, name)
        .orElseThrow(() -> new IOException("service \"" + name + "\" not found"));
  }

  private static Unstructured port(Unstructured service, int port) throws IOException {
    return service.objectsAt("spec.ports").stream()
        .filter(p -> p.intAt("port") == port)
        .findFirst()
        .orElseThrow(() -> new IOException(
            "no service port " + port + " found for service \"" + service.name() + "\""));
  }
}
