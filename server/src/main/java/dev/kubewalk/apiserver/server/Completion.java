package dev.kubewalk.apiserver.server;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.authentication.AuthenticationResponse;
import dev.kubewalk.apiserver.authentication.RequestAuthenticator;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.authorization.Authorizer;
import dev.kubewalk.apiserver.authorization.Decision;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Completes a configuration: what follows from other settings is filled in, and the loopback client
 * is let through before anyone else is asked.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/config.go (Complete, AuthorizeClientBearerToken)
 */
final class Completion {
  private static final String BEARER = "Bearer ";

  private final Config config;

  Completion(Config config) {
    this.config = requireNonNull(config);
  }

  CompletedConfig complete() {
    Trace trace = config.runtime().trace();
    try (Step step = trace.step(Steps.COMPLETE_GENERIC_CONFIG)) {
      Config.Endpoint endpoint = config.endpoint();
      Config.Endpoint reached = endpoint.withExternalAddress(withPort(endpoint));
      step.changed(
          "externalAddress", endpoint.externalAddress(), reached.externalAddress());
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
    RequestAuthenticator others = access.authenticator().get();
    RequestAuthenticator own =
        loopbackAuthenticator(config.endpoint().loopback().token());
    RequestAuthenticator both = request -> {
      Optional<AuthenticationResponse> found = own.authenticate(request);
      return found.isPresent() ? found : others.authenticate(request);
    };
    Authorizer rest = access.authorizer().get();
    Authorizer mastersFirst =
        attributes -> attributes.user().inGroup(UserInfo.SYSTEM_PRIVILEGED_GROUP)
            ? new Decision.Allow("")
            : rest.authorize(attributes);
    return new Config.Access(Optional.of(both), Optional.of(mastersFirst), access.admission());
  }

  private static RequestAuthenticator loopbackAuthenticator(String token) {
    byte[] expected = (BEARER + token).getBytes(StandardCharsets.UTF_8);
    UserInfo user = new UserInfo(
        UserInfo.API_SERVER_USER,
        UUID.randomUUID().toString(),
        List.of(UserInfo.SYSTEM_PRIVILEGED_GROUP),
        Map.of());
    return request -> {
      byte[] shown = request.header("Authorization").getBytes(StandardCharsets.UTF_8);
      // In constant time: how long a comparison takes would tell how much of a guess was right.
      return MessageDigest.isEqual(expected, shown)
          ? Optional.of(new AuthenticationResponse(user))
          : Optional.empty();
    };
  }
}
