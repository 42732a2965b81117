package dev.kubewalk.cmd.kubeapiserver.security;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.authorization.Authorizer;
import dev.kubewalk.apiserver.authorization.Decision;
import dev.kubewalk.kubeapiserver.authenticator.AuthenticatorConfig;
import dev.kubewalk.kubeapiserver.authorizer.AuthorizerConfig;
import dev.kubewalk.plugin.auth.authorizer.rbac.RoleRules;

/**
 * Who may come in and what they may do, for the kinds that answer questions about it.
 *
 * @param authorization the authorizer of the flags, and what lists a user's rules
 */
public record Security(
    AuthenticatorConfig.Authenticators authentication,
    AuthorizerConfig.Built authorization,
    RoleRules roleRules,
    ServiceAccountTokens tokens) {
  public Security {
    requireNonNull(authentication);
    requireNonNull(authorization);
    requireNonNull(roleRules);
    requireNonNull(tokens);
  }

  /** The authorizer as requests meet it: administrators are let through before anyone is asked. */
  public Authorizer mastersFirst() {
    return attributes ->
        attributes.user().inGroup(UserInfo.SYSTEM_PRIVILEGED_GROUP)
            ? new Decision.Allow("")
            : authorization.authorizer().authorize(attributes);
  }
}
