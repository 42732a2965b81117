package dev.kubewalk.plugin.auth.authorizer.rbac;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.authorization.Attributes;
import dev.kubewalk.componentbase.cli.Quote;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule of a role: verbs on resources, or verbs on paths.
 *
 * <p>Go: pkg/apis/rbac/types.go (PolicyRule), pkg/apis/rbac/v1/evaluation_helpers.go
 */
public record PolicyRule(
    List<String> verbs,
    List<String> apiGroups,
    List<String> resources,
    List<String> resourceNames,
    List<String> nonResourceUrls) {
  public static final String ALL = "*";

  public PolicyRule {
    verbs = List.copyOf(verbs);
    apiGroups = List.copyOf(apiGroups);
    resources = List.copyOf(resources);
    resourceNames = List.copyOf(resourceNames);
    nonResourceUrls = List.copyOf(nonResourceUrls);
  }

  /** The rules at {@code rules} of a role. */
  public static List<PolicyRule> of(Unstructured role) {
    List<PolicyRule> rules = new ArrayList<>();
    for (Unstructured rule : role.objectsAt("rules")) {
      rules.add(new PolicyRule(
          rule.stringsAt("verbs"),
          rule.stringsAt("apiGroups"),
          rule.stringsAt("resources"),
          rule.stringsAt("resourceNames"),
          rule.stringsAt("nonResourceURLs")));
    }
    return rules;
  }

  /** The rule as an API object has it; empty lists are left out. */
  public ObjectNode toNode() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    put(node, "verbs", verbs);
    put(node, "apiGroups", apiGroups);
    put(node, "resources", resources);
    put(node, "resourceNames", resourceNames);
    put(node, "nonResourceURLs", nonResourceUrls);
    return node;
  }

  private static void put(ObjectNode node, String name, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode array = node.putArray(name);
      values.forEach(array::add);
    }
  }

  /** True when the rule allows what is asked. */
  public boolean allows(Attributes asked) {
    if (!has(verbs, asked.verb())) {
      return false;
    }
    if (!asked.resourceRequest()) {
      return nonResourceUrls.stream().anyMatch(url -> urlCovers(url, asked.path()));
    }
    var resource = asked.resource();
    return has(apiGroups, resource.group())
        && resourceMatches(resource.resource(), resource.subresource())
        && (resourceNames.isEmpty() || resourceNames.contains(resource.name()));
  }

  private static boolean has(List<String> allowed, String asked) {
    return allowed.contains(ALL) || allowed.contains(asked);
  }

  private boolean resourceMatches(String resource, String subresource) {
    for (String rule : resources) {
      if (rule.equals(ALL)) {
        return true;
      }
      boolean matches = subresource.isEmpty()
          ? rule.equals(resource)
          : isCombined(rule, resource, subresource) || isCombined(rule, ALL, subresource);
      if (matches) {
        return true;
      }
    }
    return false;
  }

  /** Compares without building the text {@code resource/subresource} for each request. */
  private static boolean isCombined(String rule, String resource, String subresource) {
    return rule.length() == resource.length() + 1 + subresource.length()
        && rule.startsWith(resource)
        && rule.charAt(resource.length()) == '/'
        && rule.endsWith(subresource);
  }

  static boolean urlCovers(String owned, String asked) {
    return owned.equals(ALL)
        || owned.equals(asked)
        || (owned.endsWith(ALL) && asked.startsWith(trimStars(owned)));
  }

  private static String trimStars(String url) {
    int end = url.length();
    while (end > 0 && url.charAt(end - 1) == '*') {
      end--;
    }
    return url.substring(0, end);
  }

  /** The rule on one line, as messages about missing rights show it. Go: CompactString. */
  public String compactString() {
    List<String> parts = new ArrayList<>();
    describe(parts, "APIGroups", apiGroups);
    describe(parts, "Resources", resources);
    describe(parts, "NonResourceURLs", nonResourceUrls);
    describe(parts, "ResourceNames", resourceNames);
    describe(parts, "Verbs", verbs);
    return "{" + String.join(", ", parts) + "}";
  }

  private static void describe(List<String> parts, String name, List<String> values) {
    if (!values.isEmpty()) {
      parts.add(name + ":" + Quote.quote(values));
    }
  }
}
