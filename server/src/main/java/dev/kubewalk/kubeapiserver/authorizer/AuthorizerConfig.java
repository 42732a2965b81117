package dev.kubewalk.kubeapiserver.authorizer;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.authentication.Aggregate;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.authorization.Authorizer;
import dev.kubewalk.apiserver.authorization.AuthorizerUnion;
import dev.kubewalk.apiserver.authorization.Authorizers;
import dev.kubewalk.apiserver.authorization.RuleResolver;
import dev.kubewalk.apiserver.authorization.RuleResolver.NonResourceRule;
import dev.kubewalk.apiserver.authorization.RuleResolver.ResourceRule;
import dev.kubewalk.apiserver.authorization.RuleResolver.Rules;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.plugin.auth.authorizer.node.NodeAuthorizer;
import dev.kubewalk.plugin.auth.authorizer.rbac.RbacAuthorizer;
import dev.kubewalk.plugin.auth.authorizer.rbac.RoleRules;
import dev.kubewalk.plugin.auth.authorizer.rbac.bootstrappolicy.Policy;
import java.util.ArrayList;
import java.util.List;

/**
 * Which authorizers a server has.
 *
 * @param modes of {@code --authorization-mode}, in the order of the flag
 * @param roles used by mode RBAC
 *     <p>Go: pkg/kubeapiserver/authorizer/config.go (Config)
 */
public record AuthorizerConfig(List<String> modes, RoleRules roles, Klog log) {
  private static final List<String> EVERYTHING = List.of("*");

  public AuthorizerConfig {
    modes = List.copyOf(modes);
    requireNonNull(roles);
    requireNonNull(log);
  }

  /** The authorizer, and what lists a user's rules. */
  public record Built(Authorizer authorizer, RuleResolver ruleResolver) {}

  /**
   * Builds the union.
   *
   * @throws IllegalArgumentException when there is no mode, or one that this server does not have
   */
  public Built build() {
    if (modes.isEmpty()) {
      throw new IllegalArgumentException("at least one authorization mode must be passed");
    }
    List<Authorizer> authorizers = new ArrayList<>();
    List<RuleResolver> resolvers = new ArrayList<>();
    for (String mode : modes) {
      switch (mode) {
        // It cannot list what it allows; rules reviews do not mention it.
        case "Node" -> authorizers.add(new NodeAuthorizer(Policy.load().nodeRules()));
        case "AlwaysAllow" -> {
          authorizers.add(Authorizers.alwaysAllow());
          resolvers.add((user, namespace) -> allRules());
        }
        case "AlwaysDeny" -> {
          authorizers.add(Authorizers.alwaysDeny());
          resolvers.add((user, namespace) -> new Rules(List.of(), List.of(), false, ""));
        }
        case "RBAC" -> {
          RbacAuthorizer rbac = new RbacAuthorizer(roles, log);
          authorizers.add(rbac);
          resolvers.add(rbac);
        }
        case "ABAC", "Webhook" ->
          throw new IllegalArgumentException(
              "authorization mode " + mode + " is not supported by this server");
        default ->
          throw new IllegalArgumentException("unknown authorization mode " + mode + " specified");
      }
    }
    return new Built(
        new AuthorizerUnion(authorizers), (user, namespace) -> join(resolvers, user, namespace));
  }

  private static Rules allRules() {
    return new Rules(
        List.of(new ResourceRule(EVERYTHING, EVERYTHING, EVERYTHING, List.of())),
        List.of(new NonResourceRule(EVERYTHING, EVERYTHING)),
        false,
        "");
  }

  private static Rules join(List<RuleResolver> resolvers, UserInfo user, String namespace) {
    List<ResourceRule> resources = new ArrayList<>();
    List<NonResourceRule> paths = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    boolean incomplete = false;
    for (RuleResolver resolver : resolvers) {
      Rules rules = resolver.rulesFor(user, namespace);
      resources.addAll(rules.resourceRules());
      paths.addAll(rules.nonResourceRules());
      incomplete |= rules.incomplete();
      if (!rules.error().isEmpty()) {
        errors.add(rules.error());
      }
    }
    String error = errors.isEmpty() ? "" : Aggregate.message(errors);
    return new Rules(resources, paths, incomplete, error);
  }
}
