package dev.kubewalk.apiserver.authentication.request;

import dev.kubewalk.apiserver.authentication.Aggregate;
import dev.kubewalk.apiserver.authentication.AuthenticationException;
import dev.kubewalk.apiserver.authentication.AuthenticationResponse;
import dev.kubewalk.apiserver.authentication.RequestAuthenticator;
import dev.kubewalk.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks several authenticators in order; the first that recognises the request wins.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authentication/request/union/union.go
 */
public final class RequestUnion implements RequestAuthenticator {
  private final List<RequestAuthenticator> members;
  private final boolean failOnError;

  private RequestUnion(List<RequestAuthenticator> members, boolean failOnError) {
    this.members = List.copyOf(members);
    this.failOnError = failOnError;
  }

  /** Goes on after a wrong credential: another authenticator may know a right one. */
  public static RequestUnion of(List<RequestAuthenticator> members) {
    return new RequestUnion(members, false);
  }

  /** Stops at a wrong credential: somebody with a bad token is not anonymous. */
  public static RequestUnion failingOnError(List<RequestAuthenticator> members) {
    return new RequestUnion(members, true);
  }

  @Override
  public Optional<AuthenticationResponse> authenticate(Request request)
      throws AuthenticationException {
    List<String> errors = new ArrayList<>();
    for (RequestAuthenticator member : members) {
      try {
        Optional<AuthenticationResponse> found = member.authenticate(request);
        if (found.isPresent()) {
          return found;
        }
      } catch (AuthenticationException wrong) {
        if (failOnError) {
          throw wrong;
        }
        errors.add(wrong.getMessage());
      }
    }
    if (!errors.isEmpty()) {
      throw new AuthenticationException(Aggregate.message(errors));
    }
    return Optional.empty();
  }
}
