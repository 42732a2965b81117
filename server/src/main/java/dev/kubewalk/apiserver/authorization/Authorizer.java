package dev.kubewalk.apiserver.authorization;

/**
 * Decides whether a user may do something.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authorization/authorizer/interfaces.go (Authorizer)
 */
@FunctionalInterface
public interface Authorizer {
  Decision authorize(Attributes attributes);
}
