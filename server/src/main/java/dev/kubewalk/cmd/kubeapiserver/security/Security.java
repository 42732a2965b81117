package dev.kubewalk.cmd.kubeapiserver.security;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.authentication.RequestAuthenticator;
import dev.kubewalk.apiserver.authorization.Authorizer;
import dev.kubewalk.apiserver.authorization.ClientBearerToken;
import dev.kubewalk.apiserver.authorization.RuleResolver;
import dev.kubewalk.kubeapiserver.authorizer.AuthorizerConfig;
import dev.kubewalk.plugin.auth.authorizer.rbac.RoleRules;
import java.util.Optional;

/**
 * Who may come in and what they may do, for the kinds that answer questions about it: just as the
 * handler chain decides it, the server's own client and administrators included.
 */
public record Security(
    RequestAuthenticator authenticator,
    Authorizer authorizer,
    RuleResolver ruleResolver,
    RoleRules roleRules,
    ServiceAccountTokens tokens) {
  public Security {
    requireNonNull(authenticator);
    requireNonNull(authorizer);
    requireNonNull(ruleResolver);
    requireNonNull(roleRules);
    requireNonNull(tokens);
  }

  /**
   * @param loopbackToken of the server's own client
   * @param authenticator of the flags; none knows nobody
   * @param authorization of the flags
   */
  public static Security behind(
      String loopbackToken,
      Optional<RequestAuthenticator> authenticator,
      AuthorizerConfig.Built authorization,
      RoleRules roleRules,
      ServiceAccountTokens tokens) {
    RequestAuthenticator others = authenticator.orElse(request -> Optional.empty());
    return new Security(
        ClientBearerToken.authenticator(loopbackToken, others),
        ClientBearerToken.authorizer(authorization.authorizer()),
        authorization.ruleResolver(),
        roleRules,
        tokens);
  }
}
