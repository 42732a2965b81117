package dev.kubewalk.registry.core;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.node;
import static dev.kubewalk.registry.page.Rules.rules;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.kubewalk.apiserver.registry.rest.DeleteRules;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.ResourceBuilder;
import dev.kubewalk.registry.page.Defaults;

/** v1 ServiceAccount. Go: pkg/registry/core/serviceaccount. */
final class ServiceAccounts {
  private ServiceAccounts() {}

  static Resource define(CoreDependencies server) {
    ResourceBuilder page = Resource.of("", "serviceaccounts", "ServiceAccount")
        .shortNames("sa")
        .namespaced()
        .version("v1", Defaults.none())
        .strategy(rules())
        .deletes(DeleteRules.PLAIN.returningObject())
        .columns(
            node("Secrets", account -> IntNode.valueOf(account.at("secrets").size())), age());
    server
        .tokens()
        .ifPresent(issuer -> page.subresource(server
            .bodies()
            .creating("token", TokenRequests.KIND, new TokenRequests(issuer, server)::create)));
    return page.build();
  }
}
