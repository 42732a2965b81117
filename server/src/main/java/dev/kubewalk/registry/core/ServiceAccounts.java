package dev.kubewalk.registry.core;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.node;
import static dev.kubewalk.registry.page.Rules.rules;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.DeleteRules;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.ResourceBuilder;
import dev.kubewalk.registry.page.Defaults;
import java.util.List;

/** v1 ServiceAccount. Go: pkg/registry/core/serviceaccount. */
final class ServiceAccounts {
  private ServiceAccounts() {}

  static Resource define(CoreDependencies server) {
    ResourceBuilder page = Resource.of("", "serviceaccounts", "ServiceAccount")
        .shortNames("sa")
        .namespaced()
        .version("v1", Defaults.none())
        .strategy(rules()
            .onCreate(ServiceAccounts::namesAlone)
            .onUpdate((account, old) -> namesAlone(account)))
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

  /** Of the secrets that an account refers to only the names are kept. */
  private static void namesAlone(Unstructured account) {
    account.objectsAt("secrets").forEach(secret -> secret.node().retain(List.of("name")));
  }
}
