package dev.kubewalk.apiserver.util.webhook;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.net.URI;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a webhook is and whom it is trusted by.
 *
 * @param url as it is shown and, unless it names a service, as it is called; without a query
 * @param service the service behind it; empty when the URL says it all
 * @param caBundle PEM; empty for the authorities that this machine trusts
 *     <p>Go: staging/src/k8s.io/apiserver/pkg/util/webhook/client.go (ClientConfig)
 */
public record ClientConfig(URI url, Optional<Service> service, byte[] caBundle) {
  private static final int HTTPS = 443;

  /** A reference to a Service. */
  public record Service(String namespace, String name, int port) {
    /** The name that its certificate must be for. */
    String serverName() {
      return name + "." + namespace + ".svc";
    }
  }

  /** Reads the {@code clientConfig} of a webhook, which has been validated. */
  public static ClientConfig of(Unstructured config) {
    byte[] ca = Base64.getDecoder().decode(config.stringAt("caBundle"));
    if (!config.has("service")) {
      return new ClientConfig(URI.create(config.stringAt("url")), Optional.empty(), ca);
    }
    int port = config.has("service.port") ? config.intAt("service.port") : HTTPS;
    Service service =
        new Service(config.stringAt("service.namespace"), config.stringAt("service.name"), port);
    String path = config.stringAt("service.path");
    return new ClientConfig(
        URI.create("https://" + service.serverName() + ":" + port + (path.isEmpty() ? "/" : path)),
        Optional.of(service),
        ca);
  }

  /** The name or address that the certificate must be for. */
  String serverName() {
    return service.map(Service::serverName).orElseGet(() -> {
      String host = url.getHost();
      return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    });
  }
}
