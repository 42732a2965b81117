package dev.kubewalk.apiserver.authorization;

import dev.kubewalk.apiserver.authentication.UserInfo;
import java.util.List;

/**
 * Tells what a user may do in a namespace, as far as that can be listed.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authorization/authorizer/interfaces.go (RuleResolver)
 */
@FunctionalInterface
public interface RuleResolver {
  Rules rulesFor(UserInfo user, String namespace);

  /**
   * The rules.
   *
   * @param incomplete true when an authorizer cannot list what it allows
   * @param error what went wrong on the way; empty when nothing did
   */
  record Rules(
      List<ResourceRule> resourceRules,
      List<NonResourceRule> nonResourceRules,
      boolean incomplete,
      String error) {
    public Rules {
      resourceRules = List.copyOf(resourceRules);
      nonResourceRules = List.copyOf(nonResourceRules);
    }
  }

  /** Verbs on resources; the last three lists may be empty. */
  record ResourceRule(
      List<String> verbs,
      List<String> apiGroups,
      List<String> resources,
      List<String> resourceNames) {}

  /** Verbs on paths. */
  record NonResourceRule(List<String> verbs, List<String> nonResourceUrls) {}
}
