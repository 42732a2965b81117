package dev.kubewalk.plugin.auth.authorizer.rbac;

import dev.kubewalk.apiserver.authentication.ServiceAccountNames;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.componentbase.cli.Quote;

/**
 * Whom a binding gives a role: a user, a group or a service account.
 *
 * <p>Go: pkg/registry/rbac/validation/rule.go (appliesToUser, describeSubject)
 */
record Subject(String kind, String apiGroup, String namespace, String name) {

  /** @param bindingNamespace stands in when a service account names none */
  boolean appliesTo(UserInfo user, String bindingNamespace) {
    return switch (kind) {
      case "User" -> user.name().equals(name);
      case "Group" -> user.inGroup(name);
      case "ServiceAccount" -> {
        String home = home(bindingNamespace);
        yield !home.isEmpty() && isAccount(user.name(), home);
      }
      default -> false;
    };
  }

  /** Compares without building the account's user name for each request. */
  private boolean isAccount(String user, String home) {
    int start = ServiceAccountNames.USER_PREFIX.length();
    return user.length() == start + home.length() + 1 + name.length()
        && user.startsWith(ServiceAccountNames.USER_PREFIX)
        && user.startsWith(home, start)
        && user.charAt(start + home.length()) == ':'
        && user.endsWith(name);
  }

  private String home(String bindingNamespace) {
    return namespace.isEmpty() ? bindingNamespace : namespace;
  }

  String describe(String bindingNamespace) {
    String who = kind.equals("ServiceAccount") ? name + "/" + home(bindingNamespace) : name;
    return kind + " " + Quote.quote(who);
  }
}
