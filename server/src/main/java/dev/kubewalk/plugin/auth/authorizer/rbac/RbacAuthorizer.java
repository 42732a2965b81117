package dev.kubewalk.plugin.auth.authorizer.rbac;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.authentication.Aggregate;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.authorization.Attributes;
import dev.kubewalk.apiserver.authorization.Authorizer;
import dev.kubewalk.apiserver.authorization.Decision;
import dev.kubewalk.apiserver.authorization.RuleResolver;
import dev.kubewalk.componentbase.cli.Quote;
import dev.kubewalk.componentbase.klog.Klog;
import java.util.ArrayList;
import java.util.List;

/**
 * Allows what a rule of a bound role allows; has no opinion on anything else.
 *
 * <p>Go: plugin/pkg/auth/authorizer/rbac/rbac.go (RBACAuthorizer)
 */
public final class RbacAuthorizer implements Authorizer, RuleResolver {
  private static final int DENY_VERBOSITY = 5;

  private final RoleRules rules;
  private final Klog log;

  public RbacAuthorizer(RoleRules rules, Klog log) {
    this.rules = requireNonNull(rules);
    this.log = requireNonNull(log);
  }

  /** Looks for the first rule that allows. */
  private static final class Search implements RoleRules.Visitor {
    private final Attributes asked;
    private final List<String> errors = new ArrayList<>();
    private Binding binding;
    private Subject subject;

    Search(Attributes asked) {
      this.asked = asked;
    }

    @Override
    public boolean visit(Binding candidate, Subject of, PolicyRule rule) {
      if (rule.allows(asked)) {
        binding = candidate;
        subject = of;
        return false;
      }
      return true;
    }

    @Override
    public void error(String message) {
      errors.add(message);
    }
  }

  @Override
  public Decision authorize(Attributes attributes) {
    Search search = new Search(attributes);
    rules.visit(attributes.user(), attributes.resource().namespace(), search);
    if (search.binding != null) {
      return new Decision.Allow("RBAC: allowed by " + search.binding.describe(search.subject));
    }
    Klog.Verbose verbose = log.v(DENY_VERBOSITY);
    if (verbose.enabled()) {
      verbose.info(denied(attributes));
    }
    String reason = search.errors.isEmpty() ? "" : "RBAC: " + Aggregate.message(search.errors);
    return new Decision.NoOpinion(reason, "");
  }

  private static String denied(Attributes asked) {
    String what;
    if (asked.resourceRequest()) {
      var resource = asked.resource();
      String name = resource.name().isEmpty() ? "" : " named " + Quote.quote(resource.name());
      String scope = resource.namespace().isEmpty()
          ? "cluster-wide"
          : "in namespace " + Quote.quote(resource.namespace());
      String combined = resource.combinedResource();
      String full = resource.group().isEmpty() ? combined : combined + "." + resource.group();
      what = "resource " + Quote.quote(full) + name + " " + scope;
    } else {
      what = "nonResourceURL " + Quote.quote(asked.path());
    }
    UserInfo user = asked.user();
    return "RBAC DENY: user %s groups %s cannot %s %s"
        .formatted(
            Quote.quote(user.name()), Quote.quote(user.groups()), Quote.quote(asked.verb()), what);
  }

  @Override
  public Rules rulesFor(UserInfo user, String namespace) {
    RoleRules.Found found = rules.rulesFor(user, namespace);
    List<ResourceRule> resources = new ArrayList<>();
    List<NonResourceRule> paths = new ArrayList<>();
    for (PolicyRule rule : found.rules()) {
      if (!rule.resources().isEmpty()) {
        resources.add(new ResourceRule(
            rule.verbs(), rule.apiGroups(), rule.resources(), rule.resourceNames()));
      }
      if (!rule.nonResourceUrls().isEmpty()) {
        paths.add(new NonResourceRule(rule.verbs(), rule.nonResourceUrls()));
      }
    }
    String error = found.errors().isEmpty() ? "" : Aggregate.message(found.errors());
    return new Rules(resources, paths, false, error);
  }
}
