package dev.kubewalk.apiserver.server;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.authorization.ClientBearerToken;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;

/**
 * Completes a configuration: what follows from other settings is filled in, and the loopback client
 * is let through before anyone else is asked.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/config.go (Complete, AuthorizeClientBearerToken)
 */
final class Completion {
  private final Config config;

  Completion(Config config) {
    this.config = requireNonNull(config);
  }

  CompletedConfig complete() {
    Trace trace = config.runtime().trace();
    try (Step step = trace.step(Steps.COMPLETE_GENERIC_CONFIG)) {
      Config.Endpoint endpoint = config.endpoint();
      Config.Endpoint reached = endpoint.withExternalAddress(withPort(endpoint));
      step.changed("externalAddress", endpoint.externalAddress(), reached.externalAddress());
      try (Step row = trace.step(Steps.SET_DISCOVERY_ADDRESSES)) {
        row.note("default", reached.externalAddress());
      }
      Config.Access access;
      try (Step row = trace.step(Steps.AUTHORIZE_CLIENT_BEARER_TOKEN)) {
        row.note("user", UserInfo.API_SERVER_USER);
        access = authorizeClientBearerToken();
      }
      return new CompletedConfig(config.withEndpoint(reached).withAccess(access));
    }
  }

  /** An external address without a port gets the listener's. */
  private static String withPort(Config.Endpoint endpoint) {
    String address = endpoint.externalAddress();
    if (address.isEmpty() || hasPort(address) || endpoint.secure().isEmpty()) {
      return address;
    }
    boolean bareIpv6 = address.indexOf(':') >= 0 && !address.startsWith("[");
    String host = bareIpv6 ? "[" + address + "]" : address;
    return host + ":" + endpoint.secure().get().port();
  }

  private static boolean hasPort(String address) {
    int colon = address.lastIndexOf(':');
    return colon >= 0 && (address.indexOf(':') == colon || address.charAt(colon - 1) == ']');
  }

  private Config.Access authorizeClientBearerToken() {
    Config.Access access = config.access();
    if (access.authenticator().isEmpty() || access.authorizer().isEmpty()) {
      return access;
    }
    return new Config.Access(
        access
            .authenticator()
            .map(a ->
                ClientBearerToken.authenticator(config.endpoint().loopback().token(), a)),
        access.authorizer().map(ClientBearerToken::authorizer),
        access.admission());
  }
}
