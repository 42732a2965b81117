package dev.kubewalk.apiserver.util.webhook;

import java.io.IOException;

/**
 * Finds the address behind the name of a Service.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/util/webhook/serviceresolver.go (ServiceResolver)
 */
@FunctionalInterface
public interface ServiceResolver {
  /**
   * @throws IOException with v1.18's message when there is no such service, or no way to it
   */
  Address resolve(String namespace, String name, int port) throws IOException;

  /** Where to connect to. */
  record Address(String host, int port) {
    /** With brackets around an IPv6 address, as in a URL. */
    @Override
    public String toString() {
      return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
  }
}
