package dev.kubewalk.plugin.auth.authorizer.rbac.bootstrappolicy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.componentbase.klog.Klog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
  private final TestingClient client = new TestingClient();
  private final Policy policy = Policy.load();
  private final Reconciler reconciler = new Reconciler(client, Klog.discard());

  @Test
  void makesEverythingOnceAndThenNothing() {
    assertThat(reconciler.ensure(policy)).isZero();
    assertThat(client.objects).hasSize(56 + 37 + 7 + 7);
    assertThat(client.namespaces).contains("kube-system", "kube-public");
    client.writes.clear();
    reconciler.ensure(policy);
    assertThat(client.writes).isEmpty();
  }

  @Test
  void addsMissingRulesAndSubjectsButTakesNothingAway() {
    reconciler.ensure(policy);
    client.find("clusterroles//system:node").node().putArray("rules");
    Unstructured discovery = client.find("clusterrolebindings//system:discovery");
    discovery.ensureArray("subjects").addObject().put("kind", "User").put("name", "more");
    discovery.ensureArray("subjects").remove(0);
    reconciler.ensure(policy);
    assertThat(client.find("clusterroles//system:node").at("rules").size()).isPositive();
    assertThat(
            client.find("clusterrolebindings//system:discovery").at("subjects").toString())
        .contains("\"more\"", "system:authenticated");
  }

  @Test
  void leavesProtectedObjectsAlone() {
    reconciler.ensure(policy);
    Unstructured role = client.find("clusterroles//system:node");
    role.node().putArray("rules");
    role.setAnnotation(Reconciler.AUTO_UPDATE, "false");
    client.writes.clear();
    reconciler.ensure(policy);
    assertThat(client.writes).isEmpty();
  }

  @Test
  void replacesABindingOfAnotherRole() {
    reconciler.ensure(policy);
    client.find("clusterrolebindings//system:node").set("roleRef.name", "other");
    client.writes.clear();
    reconciler.ensure(policy);
    assertThat(client.writes)
        .containsExactly(
            "delete clusterrolebindings//system:node", "create clusterrolebindings//system:node");
  }

  /** Keeps objects in a map. */
  private static final class TestingClient implements PolicyClient {
    private final Map<String, Unstructured> objects = new TreeMap<>();
    private final List<String> writes = new ArrayList<>();
    private final List<String> namespaces = new ArrayList<>();

    private Unstructured find(String key) {
      return objects.get(key);
    }

    private static String key(String resource, Unstructured object) {
      return resource + "/" + object.namespace() + "/" + object.name();
    }

    @Override
    public Optional<Unstructured> get(String resource, String namespace, String name) {
      return Optional.ofNullable(objects.get(resource + "/" + namespace + "/" + name));
    }

    @Override
    public Unstructured create(String resource, Unstructured object) {
      writes.add("create " + key(resource, object));
      objects.put(key(resource, object), object);
      return object;
    }

    @Override
    public Unstructured update(String resource, Unstructured object) {
      writes.add("update " + key(resource, object));
      objects.put(key(resource, object), object);
      return object;
    }

    @Override
    public void delete(String resource, Unstructured object) {
      writes.add("delete " + key(resource, object));
      objects.remove(key(resource, object));
    }

    @Override
    public void ensureNamespace(String name) {
      namespaces.add(name);
    }
  }
}
