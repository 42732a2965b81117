package dev.kubewalk.apiserver.admission.plugin.webhook;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.ClusterReader;
import dev.kubewalk.apiserver.util.webhook.ClientManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The webhooks of all configurations of one kind, in the order of the configurations' names. They
 * are read again only when a configuration changed, and only that one: the others keep their
 * connections.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/admission/configuration
 * (mutating_webhook_manager.go, validating_webhook_manager.go)
 */
public final class WebhookSource {
  private static final String GROUP = "admissionregistration.k8s.io";

  private final ClusterReader cluster;
  private final GroupResource resource;
  private final ClientManager clients;

  private volatile Snapshot snapshot = new Snapshot(List.of(), List.of());

  /** One state of a configuration, with its webhooks. */
  private record Configuration(Unstructured object, List<Webhook> hooks) {
    /** A cache gives out the same tree for the same state; without one the version tells. */
    boolean isOf(Unstructured other) {
      return object == other
          || (object.uid().equals(other.uid())
              && object.resourceVersion().equals(other.resourceVersion()));
    }
  }

  private record Snapshot(List<Configuration> configurations, List<Webhook> hooks) {
    boolean isOf(List<Unstructured> objects) {
      if (objects.size() != configurations.size()) {
        return false;
      }
      for (int i = 0; i < objects.size(); i++) {
        if (!configurations.get(i).isOf(objects.get(i))) {
          return false;
        }
      }
      return true;
    }
  }

  private WebhookSource(ClusterReader cluster, String plural, ClientManager clients) {
    this.cluster = requireNonNull(cluster);
    this.resource = new GroupResource(GROUP, plural);
    this.clients = requireNonNull(clients);
  }

  public static WebhookSource mutating(ClusterReader cluster, ClientManager clients) {
    return new WebhookSource(cluster, "mutatingwebhookconfigurations", clients);
  }

  public static WebhookSource validating(ClusterReader cluster, ClientManager clients) {
    return new WebhookSource(cluster, "validatingwebhookconfigurations", clients);
  }

  /** As they are configured now. */
  public List<Webhook> webhooks() {
    List<Unstructured> objects = cluster.list(resource, "");
    Snapshot known = snapshot;
    if (!known.isOf(objects)) {
      known = read(objects, known);
      snapshot = known;
    }
    return known.hooks;
  }

  private Snapshot read(List<Unstructured> objects, Snapshot former) {
    List<Configuration> configurations = objects.stream()
        .map(object -> former.configurations.stream()
            .filter(known -> known.isOf(object))
            .findFirst()
            .orElseGet(() -> new Configuration(object, hooks(object))))
        .toList();
    return new Snapshot(
        configurations, configurations.stream().flatMap(c -> c.hooks.stream()).toList());
  }

  private List<Webhook> hooks(Unstructured configuration) {
    Map<String, Integer> named = new HashMap<>();
    List<Webhook> hooks = new ArrayList<>();
    for (Unstructured hook : configuration.objectsAt("webhooks")) {
      String name = hook.stringAt("name");
      int number = named.merge(name, 1, Integer::sum) - 1;
      hooks.add(Webhook.of(configuration.name() + "/" + name + "/" + number, hook, clients));
    }
    return hooks;
  }
}
