package dev.kubewalk.apiserver.registry.rest;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The kinds of names there are, and what is said about wrong ones.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go
 */
public final class NameValidators {
  private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
  private static final Pattern LABEL_PATTERN = Pattern.compile(LABEL);
  private static final Pattern SUBDOMAIN_PATTERN = Pattern.compile(SUBDOMAIN);
  private static final int SUBDOMAIN_MAX = 253;
  private static final int LABEL_MAX = 63;

  private NameValidators() {}

  /** For most objects: lower-case DNS labels separated by dots. */
  public static List<String> dns1123Subdomain(String name, boolean prefix) {
    String checked = prefix ? maskTrailingDash(name) : name;
    if (checked.length() > SUBDOMAIN_MAX) {
      return List.of("must be no more than " + SUBDOMAIN_MAX + " characters");
    }
    if (SUBDOMAIN_PATTERN.matcher(checked).matches()) {
      return List.of();
    }
    return List.of(
        "a DNS-1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and"
            + " must start and end with an alphanumeric character (e.g. 'example.com', regex used"
            + " for validation is '"
            + SUBDOMAIN
            + "')");
  }

  /** For namespaces and container names: one lower-case DNS label. */
  public static List<String> dns1123Label(String name, boolean prefix) {
    String checked = prefix ? maskTrailingDash(name) : name;
    if (checked.length() > LABEL_MAX) {
      return List.of("must be no more than " + LABEL_MAX + " characters");
    }
    if (LABEL_PATTERN.matcher(checked).matches()) {
      return List.of();
    }
    return List.of(
        "a DNS-1123 label must consist of lower case alphanumeric characters or '-', and must start"
            + " and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used"
            + " for validation is '"
            + LABEL
            + "')");
  }

  /** For RBAC objects and the like: anything that can stand in a path. */
  public static List<String> pathSegment(String name, boolean prefix) {
    if (!prefix && (name.equals(".") || name.equals(".."))) {
      return List.of("may not be '" + name + "'");
    }
    return List.of("/", "%").stream()
        .filter(name::contains)
        .map(illegal -> "may not contain '" + illegal + "'")
        .toList();
  }

  /**
   * A generateName may end in a dash, since more will follow. As in v1.18, the character before the
   * dash is not looked at either.
   */
  public static String maskTrailingDash(String name) {
    boolean masked = name.length() > 1 && name.endsWith("-");
    return masked ? name.substring(0, name.length() - 2) + "a" : name;
  }
}
