package dev.kubewalk.apiserver.admission.plugin.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.Attributes;
import dev.kubewalk.apiserver.admission.Attributes.Operation;
import dev.kubewalk.apiserver.admission.ObjectInterfaces;
import dev.kubewalk.apiserver.admission.ReinvocationContext;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.util.webhook.ClientManager;
import dev.kubewalk.apiserver.util.webhook.ServiceResolver;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.plugin.admission.TestingCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which writes a webhook is asked about. */
class HookMatcherTest {
  private static final ClientManager CLIENTS = new ClientManager(
      (namespace, name, port) -> new ServiceResolver.Address(name, port), GoRoutines.forThisJdk());

  private final HookMatcher matcher = new HookMatcher(new TestingCluster()
      .with("", "namespaces", "{'metadata':{'name':'ns','labels':{'team':'a'}}}")
      .with("", "namespaces", "{'metadata':{'name':'plain'}}"));

  /** A version of which only the name matters. */
  private record Named(GroupVersionResource resource, GroupVersionKind kind)
      implements ObjectInterfaces.Version {
    @Override
    public Unstructured fromHub(Unstructured object) {
      return object.copy();
    }

    @Override
    public Unstructured toHub(Unstructured object) {
      return object;
    }

    @Override
    public Unstructured decoded(JsonNode tree) {
      throw new UnsupportedOperationException("nothing is decoded here");
    }
  }

  /** A write to be described in a row of a table. */
  private static final class Write {
    private Operation operation = Operation.CREATE;
    private final List<GroupVersionResource> versions = new ArrayList<>();
    private String subresource = "";
    private String namespace = "ns";
    private String name = "it";
    private Unstructured object;
    private Unstructured old;

    /** {@code group/version/resource}, that of the request first. */
    Write(String... served) {
      for (String one : served) {
        String[] parts = one.split("/", -1);
        versions.add(new GroupVersionResource(parts[0], parts[1], parts[2]));
      }
    }

    Write to(Operation what, String below) {
      operation = what;
      subresource = below == null ? "" : below;
      return this;
    }

    Write in(String where, String what) {
      namespace = where == null ? "" : where;
      name = what;
      return this;
    }

    Write objects(String newLabels, String oldLabels) {
      object = labelled(newLabels);
      old = labelled(oldLabels);
      return this;
    }

    /** An object with one label, {@code key:value}; none without. */
    private static Unstructured labelled(String label) {
      return label == null
          ? null
          : TestingCluster.object("{'metadata':{'labels':{'" + label.replace(":", "':'") + "'}}}");
    }

    Attributes attributes() {
      GroupVersionKind kind = new GroupVersionKind("", "v1", "Kind");
      List<ObjectInterfaces.Version> all = versions.stream()
          .<ObjectInterfaces.Version>map(v -> new Named(v, kind))
          .toList();
      Attributes.Target target =
          new Attributes.Target(kind, versions.get(0), subresource, namespace, name, () -> all);
      return new Attributes(
          operation,
          target,
          Optional.ofNullable(object),
          Optional.ofNullable(old),
          TestingCluster.object("{}"),
          false,
          new UserInfo("somebody", List.of()),
          new ReinvocationContext());
    }
  }

  private static Webhook hook(String fields) {
    return Webhook.of(
        "c/n/0",
        TestingCluster.object("{'clientConfig':{'url':'https://127.0.0.1:1/'}," + fields + "}"),
        CLIENTS);
  }

  private static String rule(
      String operation, String group, String version, String resource, String scope) {
    return "'rules':[{'operations':['" + operation + "'],'apiGroups':['" + group
        + "'],'apiVersions':['" + version + "'],'resources':['" + resource + "'],'scope':'"
        + scope + "'}]";
  }

  private Optional<Invocation> match(Webhook hook, Write write) {
    Attributes attributes = write.attributes();
    return matcher.match(hook, attributes, attributes.object());
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}: {4} of {5} in ''{6}'' is {7}")
  @CsvSource({
    // operation, group/version, resource, scope of the rule; the write; whether it matches
    "CREATE, /v1,     pods,      *,          CREATE,  pods,            ns, true",
    "CREATE, /v1,     pods,      *,          UPDATE,  pods,            ns, false",
    "*,      /v1,     pods,      *,          CONNECT, pods/exec,       ns, false",
    "*,      /v1,     pods/exec, *,          CONNECT, pods/exec,       ns, true",
    "*,      /v1,     pods/*,    *,          UPDATE,  pods/status,     ns, true",
    "*,      /v1,     pods/*,    *,          UPDATE,  pods,            ns, true",
    "*,      /v1,     pods,      *,          UPDATE,  pods/status,     ns, false",
    "*,      /v1,     */status,  *,          UPDATE,  services/status, ns, true",
    "*,      /v1,     */status,  *,          UPDATE,  services,        ns, false",
    "*,      /v1,     *,         *,          UPDATE,  services,        ns, true",
    "*,      /v1,     *,         *,          UPDATE,  services/status, ns, false",
    "*,      */*,     */*,       *,          UPDATE,  services/status, ns, true",
    "*,      apps/v1, pods,      *,          CREATE,  pods,            ns, false",
    "*,      /v2,     pods,      *,          CREATE,  pods,            ns, false",
    "*,      /v1,     *,         Namespaced, CREATE,  pods,            ns, true",
    "*,      /v1,     *,         Cluster,    CREATE,  pods,            ns, false",
    "*,      /v1,     *,         Cluster,    CREATE,  nodes,           ,   true",
    "*,      /v1,     *,         Namespaced, CREATE,  nodes,           ,   false",
    "*,      /v1,     *,         Cluster,    DELETE,  namespaces,      ns, true",
    "*,      /v1,     *,         Namespaced, DELETE,  namespaces,      ns, false",
  })
  void rules(
      String operations,
      String groupVersion,
      String resources,
      String scope,
      Operation operation,
      String written,
      String namespace,
      boolean asked) {
    String[] names = groupVersion.split("/", -1);
    String[] parts = (written + "/").split("/", -1);
    Webhook hook = hook(rule(operations, names[0], names[1], resources, scope));
    Write write = new Write("/v1/" + parts[0]).to(operation, parts[1]).in(namespace, "ns");
    assertThat(match(hook, write).isPresent()).isEqualTo(asked);
  }

  @ParameterizedTest(name = "namespace {0}, selector {1}: {2}")
  @CsvSource({
    "ns,    a, true",
    "plain, a, false",
    "ns,    b, false",
    ",      b, true",
  })
  void namespaceSelectors(String namespace, String team, boolean asked) {
    Webhook hook = hook(rule("*", "*", "*", "*", "*")
        + ",'namespaceSelector':{'matchLabels':{'team':'" + team + "'}}");
    assertThat(match(hook, new Write("/v1/pods").in(namespace, "p")).isPresent())
        .isEqualTo(asked);
  }

  @ParameterizedTest(name = "{0} of a namespace, labels now {1}, selector {2}: {3}")
  @CsvSource({
    "CREATE, team:b, b, true",
    "UPDATE, team:b, a, false",
    "DELETE, ,       a, true",
  })
  void namespacesGoByTheirOwnLabels(
      Operation operation, String labels, String team, boolean asked) {
    Webhook hook = hook(rule("*", "*", "*", "*", "*")
        + ",'namespaceSelector':{'matchLabels':{'team':'" + team + "'}}");
    Write write = new Write("/v1/namespaces").in("", "ns").to(operation, "").objects(labels, null);
    assertThat(match(hook, write).isPresent()).isEqualTo(asked);
  }

  @Test
  void aMissingNamespaceIsAnError() {
    Webhook hook = hook(rule("*", "*", "*", "*", "*"));
    assertThatThrownBy(() -> match(hook, new Write("/v1/pods").in("gone", "p")))
        .isInstanceOf(StatusException.class)
        .hasMessage("namespaces \"gone\" not found");
  }

  @ParameterizedTest(name = "now {0}, before {1}: {2}")
  @CsvSource({
    "a:1, ,    true",
    ",    a:3, true",
    "a:2, a:1, true",
    "a:2, b:1, false",
    ",    ,    false",
  })
  void objectSelectorsLookAtOldAndNew(String labels, String oldLabels, boolean asked) {
    Webhook hook = hook(rule("*", "*", "*", "*", "*")
        + ",'objectSelector':{'matchExpressions':"
        + "[{'key':'a','operator':'In','values':['1','3']}]}");
    Write write = new Write("/v1/pods").objects(labels, oldLabels);
    assertThat(match(hook, write).isPresent()).isEqualTo(asked);
  }

  @ParameterizedTest(name = "{0} with a rule for {1}/{2}: {3}")
  @CsvSource({
    "Equivalent, networking.k8s.io, v1beta1, networking.k8s.io",
    "Equivalent, extensions,        v1beta1, extensions",
    "Equivalent, '*',               v1beta1, extensions",
    "Equivalent, networking.k8s.io, v1,      ''",
    "Exact,      networking.k8s.io, v1beta1, ''",
    "Exact,      extensions,        v1beta1, extensions",
  })
  void equivalentVersions(String policy, String group, String version, String shown) {
    Webhook hook =
        hook(rule("*", group, version, "ingresses", "*") + ",'matchPolicy':'" + policy + "'");
    Write write = new Write("extensions/v1beta1/ingresses", "networking.k8s.io/v1beta1/ingresses");
    assertThat(match(hook, write).map(i -> i.version().resource().group()).orElse(""))
        .isEqualTo(shown);
  }
}
