package dev.kubewalk.apiserver.endpoints.filters;

import dev.kubewalk.apiserver.authentication.ServiceAccountNames;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.authorization.Attributes.ResourceAttributes;
import dev.kubewalk.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One thing that a request wants to be: a user, a service account, a member of a group, the bearer
 * of an extra value.
 *
 * @param key of an extra value, otherwise empty
 *     <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/filters/impersonation.go
 *     (buildImpersonationRequests)
 */
record ImpersonatedPart(Kind kind, String namespace, String name, String key) {
  private static final String EXTRA_PREFIX = "Impersonate-Extra-";

  /** What an identity is made of, by the names of Go's object references. */
  enum Kind {
    USER("User", "users"),
    SERVICE_ACCOUNT("ServiceAccount", "serviceaccounts"),
    GROUP("Group", "groups"),
    USER_EXTRA("UserExtra", "userextras");

    private final String goKind;
    private final String resource;

    Kind(String goKind, String resource) {
      this.goKind = goKind;
      this.resource = resource;
    }
  }

  /** The parts in the order in which they are authorized; empty for an ordinary request. */
  static List<ImpersonatedPart> of(Request request) {
    String user = request.header("Impersonate-User");
    List<String> groups = request.headers("Impersonate-Group");
    List<String> extras = extraHeaders(request);
    if (user.isEmpty() && groups.isEmpty() && extras.isEmpty()) {
      return List.of();
    }
    List<ImpersonatedPart> parts = new ArrayList<>();
    if (!user.isEmpty()) {
      parts.add(ofUser(user));
    }
    groups.forEach(group -> parts.add(new ImpersonatedPart(Kind.GROUP, "", group, "")));
    for (String header : extras) {
      String key = unescape(header.substring(EXTRA_PREFIX.length()).toLowerCase(Locale.ROOT));
      for (String value : request.headers(header)) {
        parts.add(new ImpersonatedPart(Kind.USER_EXTRA, "", value, key));
      }
    }
    return parts;
  }

  private static List<String> extraHeaders(Request request) {
    List<String> found = List.of();
    for (String name : request.headerNames()) {
      if (name.regionMatches(true, 0, EXTRA_PREFIX, 0, EXTRA_PREFIX.length())) {
        found = new ArrayList<>(found);
        found.add(name);
      }
    }
    return found;
  }

  private static ImpersonatedPart ofUser(String user) {
    Optional<ServiceAccountNames> account = ServiceAccountNames.parse(user);
    return account
        .map(a -> new ImpersonatedPart(Kind.SERVICE_ACCOUNT, a.namespace(), a.name(), ""))
        .orElseGet(() -> new ImpersonatedPart(Kind.USER, "", user, ""));
  }

  private static String unescape(String key) {
    try {
      return URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEscaped) {
      // Older clients sent keys as they were.
      return key;
    }
  }

  boolean isUser() {
    return kind == Kind.USER || kind == Kind.SERVICE_ACCOUNT;
  }

  /** What must be allowed with the verb impersonate. */
  ResourceAttributes resource() {
    boolean extra = kind == Kind.USER_EXTRA;
    return new ResourceAttributes(
        extra ? "authentication.k8s.io" : "", "v1", kind.resource, key, namespace, name);
  }

  /** The identity that the parts make, with the groups that come by themselves. */
  static UserInfo userOf(List<ImpersonatedPart> parts) {
    ImpersonatedPart user =
        parts.stream().filter(ImpersonatedPart::isUser).findFirst().orElseThrow();
    List<String> groups = new ArrayList<>();
    Map<String, List<String>> extra = new LinkedHashMap<>();
    for (ImpersonatedPart part : parts) {
      if (part.kind == Kind.GROUP) {
        groups.add(part.name);
      } else if (part.kind == Kind.USER_EXTRA) {
        extra.computeIfAbsent(part.key, k -> new ArrayList<>()).add(part.name);
      }
    }
    String name = user.name;
    if (user.kind == Kind.SERVICE_ACCOUNT) {
      ServiceAccountNames account = new ServiceAccountNames(user.namespace, user.name);
      name = account.userName();
      if (groups.isEmpty()) {
        groups.addAll(account.groups());
      }
    }
    addImpliedGroup(name, groups);
    return new UserInfo(name, "", groups, extra);
  }

  private static void addImpliedGroup(String name, List<String> groups) {
    if (name.equals(UserInfo.ANONYMOUS)) {
      if (!groups.contains(UserInfo.ALL_UNAUTHENTICATED)) {
        groups.add(UserInfo.ALL_UNAUTHENTICATED);
      }
    } else if (!groups.contains(UserInfo.ALL_AUTHENTICATED)
        && !groups.contains(UserInfo.ALL_UNAUTHENTICATED)) {
      groups.add(UserInfo.ALL_AUTHENTICATED);
    }
  }

  /** The parts as Go prints a list of object references. */
  static String goString(List<ImpersonatedPart> parts) {
    return parts.stream()
        .map(part -> {
          String version = part.kind == Kind.USER_EXTRA ? "authentication.k8s.io/v1" : "";
          return "{%s %s %s  %s  %s}"
              .formatted(part.kind.goKind, part.namespace, part.name, version, part.key);
        })
        .collect(Collectors.joining(" ", "[", "]"));
  }
}
