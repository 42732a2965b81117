package dev.kubewalk.plugin.auth.authorizer.node;

import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.authorization.Attributes;
import dev.kubewalk.apiserver.authorization.Attributes.ResourceAttributes;
import dev.kubewalk.apiserver.authorization.Authorizer;
import dev.kubewalk.apiserver.authorization.Decision;
import dev.kubewalk.componentbase.cli.Quote;
import dev.kubewalk.plugin.auth.authorizer.rbac.PolicyRule;
import java.util.List;
import java.util.Set;

/**
 * Decides about users {@code system:node:NAME} in the group system:nodes.
 *
 * <p>Go: plugin/pkg/auth/authorizer/node/node_authorizer.go (NodeAuthorizer)
 */
public final class NodeAuthorizer implements Authorizer {
  private static final String NODE_PREFIX = "system:node:";
  private static final String NODES_GROUP = "system:nodes";
  private static final String LEASE_NAMESPACE = "kube-node-lease";
  private static final Set<String> READS = Set.of("get", "list", "watch");
  private static final Set<String> OWN_OBJECT_VERBS =
      Set.of("get", "create", "update", "patch", "delete");
  private static final Decision ALLOWED = new Decision.Allow("");

  private final List<PolicyRule> nodeRules;

  /**
   * @param nodeRules of the cluster role system:node
   */
  public NodeAuthorizer(List<PolicyRule> nodeRules) {
    this.nodeRules = List.copyOf(nodeRules);
  }

  @Override
  public Decision authorize(Attributes asked) {
    UserInfo user = asked.user();
    if (!user.name().startsWith(NODE_PREFIX) || !user.inGroup(NODES_GROUP)) {
      return no("");
    }
    String node = user.name().substring(NODE_PREFIX.length());
    if (node.isEmpty()) {
      return no("unknown node for user " + Quote.quote(user.name()));
    }
    if (asked.resourceRequest()) {
      ResourceAttributes resource = asked.resource();
      switch (resource.group() + "/" + resource.resource()) {
        case "/secrets", "/configmaps" -> {
          return readNamespaced(asked, node);
        }
        case "/persistentvolumeclaims" -> {
          return resource.subresource().equals("status")
              ? statusUpdate(asked, node)
              : get(asked, node);
        }
        case "/persistentvolumes", "storage.k8s.io/volumeattachments" -> {
          return get(asked, node);
        }
        case "/serviceaccounts" -> {
          return createToken(asked, node);
        }
        case "coordination.k8s.io/leases" -> {
          return lease(asked, node);
        }
        case "storage.k8s.io/csinodes" -> {
          return csiNode(asked, node);
        }
        default -> {
          // Everything else is not divided between nodes: the static rules decide.
        }
      }
    }
    return nodeRules.stream().anyMatch(rule -> rule.allows(asked)) ? ALLOWED : no("");
  }

  private static Decision readNamespaced(Attributes asked, String node) {
    if (!READS.contains(asked.verb())) {
      return no("can only read resources of this type");
    }
    if (!asked.resource().subresource().isEmpty()) {
      return no("cannot read subresource");
    }
    if (asked.resource().namespace().isEmpty()) {
      return no("can only read namespaced object of this type");
    }
    return related(asked, node);
  }

  private static Decision get(Attributes asked, String node) {
    if (!asked.verb().equals("get")) {
      return no("can only get individual resources of this type");
    }
    if (!asked.resource().subresource().isEmpty()) {
      return no("cannot get subresource");
    }
    return related(asked, node);
  }

  private static Decision statusUpdate(Attributes asked, String node) {
    return asked.verb().equals("update") || asked.verb().equals("patch")
        ? related(asked, node)
        : no("can only get/update/patch this type");
  }

  private static Decision createToken(Attributes asked, String node) {
    if (!asked.verb().equals("create") || asked.resource().name().isEmpty()) {
      return no("can only create tokens for individual service accounts");
    }
    if (!asked.resource().subresource().equals("token")) {
      return no("can only create token subresource of serviceaccount");
    }
    return related(asked, node);
  }

  private static Decision lease(Attributes asked, String node) {
    if (!OWN_OBJECT_VERBS.contains(asked.verb())) {
      return no("can only get, create, update, patch, or delete a node lease");
    }
    if (!asked.resource().namespace().equals(LEASE_NAMESPACE)) {
      return no(
          "can only access leases in the " + Quote.quote(LEASE_NAMESPACE) + " system namespace");
    }
    if (!asked.verb().equals("create") && !asked.resource().name().equals(node)) {
      return no("can only access node lease with the same name as the requesting node");
    }
    return ALLOWED;
  }

  private static Decision csiNode(Attributes asked, String node) {
    if (!OWN_OBJECT_VERBS.contains(asked.verb())) {
      return no("can only get, create, update, patch, or delete a CSINode");
    }
    if (!asked.resource().subresource().isEmpty()) {
      return no("cannot authorize CSINode subresources");
    }
    if (!asked.verb().equals("create") && !asked.resource().name().equals(node)) {
      return no("can only access CSINode with the same name as the requesting node");
    }
    return ALLOWED;
  }

  /** Needs the graph of pods and what they use; without it nothing is related to a node. */
  private static Decision related(Attributes asked, String node) {
    return asked.resource().name().isEmpty()
        ? no("No Object name found")
        : no("no relationship found between node " + Quote.quote(node) + " and this object");
  }

  private static Decision no(String reason) {
    return new Decision.NoOpinion(reason, "");
  }
}
