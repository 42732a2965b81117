package dev.kubewalk.apiserver.authentication;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The user name and groups of a service account.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authentication/serviceaccount/util.go
 */
public record ServiceAccountNames(String namespace, String name) {
  public static final String USER_PREFIX = "system:serviceaccount:";
  public static final String ALL_GROUP = "system:serviceaccounts";
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  private static final Pattern SUBDOMAIN = Pattern.compile(
      "(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

  /** Reads {@code system:serviceaccount:NAMESPACE:NAME}; empty when it is something else. */
  public static Optional<ServiceAccountNames> parse(String userName) {
    if (!userName.startsWith(USER_PREFIX)) {
      return Optional.empty();
    }
    String[] parts = userName.substring(USER_PREFIX.length()).split(":", -1);
    boolean valid = parts.length == 2
        && LABEL.matcher(parts[0]).matches()
        && SUBDOMAIN.matcher(parts[1]).matches();
    return valid ? Optional.of(new ServiceAccountNames(parts[0], parts[1])) : Optional.empty();
  }

  public String userName() {
    return USER_PREFIX + namespace + ":" + name;
  }

  public List<String> groups() {
    return List.of(ALL_GROUP, ALL_GROUP + ":" + namespace);
  }
}
