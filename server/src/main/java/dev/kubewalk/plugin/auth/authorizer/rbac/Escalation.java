package dev.kubewalk.plugin.auth.authorizer.rbac;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.componentbase.cli.Quote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Nobody grants rights that they do not have: compares the rules that a write would grant with
 * those its user holds.
 *
 * <p>Go: pkg/registry/rbac/validation/rule.go (ConfirmNoEscalation), policy_comparator.go (Covers),
 * policy_compact.go (CompactRules)
 */
public final class Escalation {
  private final RoleRules held;

  public Escalation(RoleRules held) {
    this.held = requireNonNull(held);
  }

  /**
   * Says what {@code user} lacks.
   *
   * @return the reason to refuse with; empty when all of {@code granted} is held
   */
  public Optional<String> check(UserInfo user, String namespace, List<PolicyRule> granted) {
    RoleRules.Found own = held.rulesFor(user, namespace);
    List<PolicyRule> missing = uncovered(own.rules(), granted);
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    Set<String> lines = new TreeSet<>();
    compact(missing).forEach(rule -> lines.add(rule.compactString()));
    String message =
        "user %s (groups=%s) is attempting to grant RBAC permissions not currently held:\n%s"
            .formatted(
                Quote.quote(user.name()), Quote.quote(user.groups()), String.join("\n", lines));
    return Optional.of(
        own.errors().isEmpty()
            ? message
            : message + "; resolution errors: [" + String.join(" ", own.errors()) + "]");
  }

  /** The single rights of {@code granted} that no rule of {@code own} covers. Go: Covers. */
  public static List<PolicyRule> uncovered(List<PolicyRule> own, List<PolicyRule> granted) {
    List<PolicyRule> missing = new ArrayList<>();
    for (PolicyRule rule : granted) {
      for (PolicyRule single : breakDown(rule)) {
        if (own.stream().noneMatch(owned -> covers(owned, single))) {
          missing.add(single);
        }
      }
    }
    return missing;
  }

  private static List<PolicyRule> breakDown(PolicyRule rule) {
    List<PolicyRule> singles = new ArrayList<>();
    for (String group : rule.apiGroups()) {
      for (String resource : rule.resources()) {
        for (String verb : rule.verbs()) {
          if (rule.resourceNames().isEmpty()) {
            singles.add(ofResource(verb, group, resource, List.of()));
          }
          for (String name : rule.resourceNames()) {
            singles.add(ofResource(verb, group, resource, List.of(name)));
          }
        }
      }
    }
    for (String url : rule.nonResourceUrls()) {
      for (String verb : rule.verbs()) {
        List<String> none = List.of();
        singles.add(new PolicyRule(List.of(verb), none, none, none, List.of(url)));
      }
    }
    return singles;
  }

  private static PolicyRule ofResource(
      String verb, String group, String resource, List<String> names) {
    return new PolicyRule(List.of(verb), List.of(group), List.of(resource), names, List.of());
  }

  private static boolean covers(PolicyRule owned, PolicyRule single) {
    return hasAll(owned.verbs(), single.verbs())
        && hasAll(owned.apiGroups(), single.apiGroups())
        && single.resources().stream().allMatch(r -> resourceCovers(owned.resources(), r))
        && single.nonResourceUrls().stream()
            .allMatch(
                url -> owned.nonResourceUrls().stream().anyMatch(o -> PolicyRule.urlCovers(o, url)))
        && namesCover(owned.resourceNames(), single.resourceNames());
  }

  private static boolean hasAll(List<String> owned, List<String> wanted) {
    return owned.contains(PolicyRule.ALL) || owned.containsAll(wanted);
  }

  private static boolean resourceCovers(List<String> owned, String resource) {
    if (owned.contains(PolicyRule.ALL) || owned.contains(resource)) {
      return true;
    }
    int slash = resource.indexOf('/');
    return slash >= 0 && owned.contains("*" + resource.substring(slash));
  }

  private static boolean namesCover(List<String> owned, List<String> wanted) {
    return owned.isEmpty() || (!wanted.isEmpty() && owned.containsAll(wanted));
  }

  /** Where rules may be merged: same group, resource and name. */
  private record Place(String group, String resource, List<String> names) {}

  /** Joins the verbs of rules about the same thing. */
  private static List<PolicyRule> compact(List<PolicyRule> rules) {
    List<PolicyRule> compacted = new ArrayList<>();
    Map<Place, Set<String>> verbs = new LinkedHashMap<>();
    for (PolicyRule rule : rules) {
      if (rule.resources().isEmpty()) {
        compacted.add(rule);
      } else {
        Place place =
            new Place(rule.apiGroups().get(0), rule.resources().get(0), rule.resourceNames());
        verbs.computeIfAbsent(place, p -> new LinkedHashSet<>()).addAll(rule.verbs());
      }
    }
    verbs.forEach((place, all) -> compacted.add(new PolicyRule(
        List.copyOf(all),
        List.of(place.group()),
        List.of(place.resource()),
        place.names(),
        List.of())));
    return compacted;
  }
}
