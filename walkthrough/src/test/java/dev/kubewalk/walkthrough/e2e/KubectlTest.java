package dev.kubewalk.walkthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A tour's server is one that every kubectl of this machine can use. */
class KubectlTest {
  private static final String MANIFEST = """
      apiVersion: v1
      kind: Namespace
      metadata: {name: NS}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: NS, labels: {app: web}}
      spec:
        replicas: 2
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
            - {name: nginx, image: "nginx:1.19", ports: [{containerPort: 80, protocol: TCP}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web, namespace: NS}
      spec: {selector: {app: web}, ports: [{port: 80, protocol: TCP}]}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: conf, namespace: NS}
      data: {a: "1"}
      """;

  /** No controller makes service accounts and their tokens here, so the pod does without. */
  private static final String POD = """
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: default}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: p}
      spec:
        automountServiceAccountToken: false
        containers: [{name: c, image: busybox}]
      """;

  private static final String NODE = """
      apiVersion: v1
      kind: Node
      metadata: {name: NS}
      """;

  @TempDir
  private static Path folder;

  private static KubewalkProcess tour;

  private Kubectl kubectl;

  static List<Path> kubectls() throws IOException {
    return Kubectl.programs();
  }

  /** The user's own and the oldest: the programs send much the same requests. */
  static List<Path> two() throws IOException {
    return Kubectl.programs().stream().limit(2).toList();
  }

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    Tools.require("kubectl");
    Path editor = folder.resolve("editor");
    Files.writeString(editor, "#!/bin/sh\nsed -i 's/^  a: .*/  a: \"99\"/' \"$1\"\n");
    assertThat(editor.toFile().setExecutable(true)).isTrue();
    tour = KubewalkProcess.start(
        folder, "tour", "--depth=0", "--", "--secure-port=" + KubewalkProcess.freePort());
    KubewalkProcess.until("the tour is ready", () -> {
      assertThat(tour.isAlive()).as(tour.err()).isTrue();
      return tour.out().contains("Ctrl-C stops the server");
    });
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (tour != null) {
      tour.terminate();
      assertThat(tour.status()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("kubectls")
  void behavesAsWithARealServer(Path program) throws IOException, InterruptedException {
    String manifest = use(program, "");
    looksAround();
    applies(manifest);
    watches();
    changes();
    describes();
    asksWhoMayDoWhat();
    appliesOnTheServer();
    deletes(manifest);
  }

  @ParameterizedTest
  @MethodSource("two")
  void administers(Path program) throws IOException, InterruptedException {
    String manifest = use(program, "-more");
    kustomizes(manifest);
    looksAfterNodes();
    rollsOut();
    runsPods();
    kubectl.says("[+]etcd ok", "get", "--raw", "/readyz?verbose");
    kubectl.says("etcd-0", "get", "componentstatuses");
    kubectl.says("{\"health\":\"true\"}", "get", "componentstatuses", "etcd-0");
    kubectl.says("127.0.0.1:10251/healthz", "get", "componentstatuses", "scheduler");
  }

  /** Writes the manifest for a namespace of its own. */
  private String use(Path program, String suffix) throws IOException {
    String namespace = program.getFileName().toString().replace('.', '-') + suffix;
    kubectl = new Kubectl(program, folder, namespace);
    return write(".yaml", MANIFEST);
  }

  private String write(String suffix, String manifest) throws IOException {
    Path file = folder.resolve(kubectl.namespace() + suffix);
    return Files.writeString(file, manifest.replace("NS", kubectl.namespace())).toString();
  }

  private void looksAround() throws IOException, InterruptedException {
    kubectl.says("v1.18.20", "version");
    kubectl.says("service/kubernetes", "get", "all", "-A");
    kubectl.says("deployments", "api-resources");
    kubectl.says("rolebindings.rbac.authorization.k8s.io", listable());
    kubectl.says("apps/v1", "api-versions");
    kubectl.says("https://localhost:", "cluster-info");
    kubectl.says("imagePullPolicy", "explain", "pod.spec.containers");
    kubectl.says("matchLabels", "explain", "deployment", "--recursive");
  }

  private static String[] listable() {
    return new String[] {"api-resources", "--verbs=list", "-o", "name"};
  }

  private void applies(String manifest) throws IOException, InterruptedException {
    kubectl.says("deployment.apps/web created", "apply", "-f", manifest);
    kubectl.says("deployment.apps/web unchanged", "apply", "-f", manifest);
    kubectl.says("", "diff", "-f", manifest);
    kubectl.saysHere("nginx:1.19", "get", "deployments", "-o", "wide");
    kubectl.saysHere("app=web", "get", "service", "web", "-o", "wide");
    kubectl.saysHere("DATA", "get", "cm", "conf", "-o", "wide");
    kubectl.says("Active", "get", "namespace", kubectl.namespace(), "-o", "wide");
    kubectl.saysHere("clusterIP: 10.0.0.", "get", "service", "web", "-o", "yaml");
    kubectl.saysHere("maxSurge: 25%", "get", "deployment", "web", "-o", "yaml");
    kubectl.saysHere("  a: \"1\"", "get", "cm", "conf", "-o", "yaml");
    kubectl.says("- kubernetes", "get", "namespace", kubectl.namespace(), "-o", "yaml");
  }

  private void watches() throws IOException, InterruptedException {
    kubectl.sees(
        "seen",
        () -> kubectl.saysHere("labeled", "label", "cm", "conf", "watched=seen"),
        "get",
        "cm",
        "conf",
        "--watch",
        "--label-columns=watched");
  }

  private void changes() throws IOException, InterruptedException {
    kubectl.saysHere("patched", "patch", "deploy", "web", "-p", "{\"spec\":{\"replicas\":3}}");
    kubectl.saysHere("labeled", "label", "cm", "conf", "x=y");
    kubectl.saysHere("annotate", "annotate", "cm", "conf", "x=y");
    kubectl.saysHere("scaled", "scale", "deploy", "web", "--replicas=1");
    kubectl.saysHere("edited", "edit", "cm", "conf");
    kubectl.saysHere("99", "get", "cm", "conf", "-o", "jsonpath={.data.a}");
    kubectl.saysHere("secret/s created", "create", "secret", "generic", "s", "--from-literal=a=b");
    kubectl.saysHere("deployment.apps/d created", "create", "deployment", "d", "--image=nginx");
    kubectl.saysHere("job.batch/j created", "create", "job", "j", "--image=busybox");
    // No controller runs, so a rollout is never observed: the call itself is what is tested.
    kubectl.refuses(
        "Waiting for deployment spec update to be observed",
        "rollout",
        "status",
        "deploy/web",
        "--timeout=1s");
  }

  private void describes() throws IOException, InterruptedException {
    kubectl.saysHere("StrategyType:           RollingUpdate", "describe", "deploy", "web");
    kubectl.saysHere("Session Affinity:", "describe", "service", "web");
    kubectl.says("Active", "describe", "namespace", kubectl.namespace());
    kubectl.saysHere("created", "create", "-f", write("-pod.yaml", POD));
    kubectl.saysHere("QoS Class:", "describe", "pod", "p");
    kubectl.saysHere("No resources found", "get", "events");
  }

  private void asksWhoMayDoWhat() throws IOException, InterruptedException {
    String account = kubectl.namespace() + ":bob";
    String bob = "--as=system:serviceaccount:" + account;
    kubectl.saysHere("serviceaccount/bob created", "create", "sa", "bob");
    kubectl.saysHere("created", "create", "role", "r", "--verb=get", "--resource=pods");
    kubectl.saysHere(
        "created", "create", "rolebinding", "r", "--role=r", "--serviceaccount=" + account);
    kubectl.saysHere("yes", "auth", "can-i", "get", "pods", bob);
    assertThat(kubectl.run(kubectl.here("auth", "can-i", "create", "pods", bob)))
        .isEqualTo(new Kubectl.Answer(1, "no\n"));
    kubectl.saysHere("selfsubjectrulesreviews", "auth", "can-i", "--list", bob);
    kubectl.saysHere("*.*", "auth", "can-i", "--list");
    kubectl.saysHere("ey", "create", "token", "bob");
  }

  /** Another manager gets a conflict, unless it insists. */
  private void appliesOnTheServer() throws IOException, InterruptedException {
    String mine = write("-mine.yaml", serverSide("1"));
    String theirs = write("-theirs.yaml", serverSide("2"));
    kubectl.says("serverside-applied", "apply", "--server-side", "-f", mine);
    kubectl.says("serverside-applied", "apply", "--server-side", "-f", mine);
    String[] apply = {"apply", "--server-side", "--field-manager=other", "-f", theirs};
    kubectl.refuses("conflict with \"kubectl\": .data.a", apply);
    String[] insist =
        Stream.concat(Stream.of(apply), Stream.of("--force-conflicts")).toArray(String[]::new);
    kubectl.says("deployment.apps/web-ss serverside-applied", insist);
    kubectl.saysHere("2", "get", "cm", "conf-ss", "-o", "jsonpath={.data.a}");
  }

  private static String serverSide(String value) {
    return MANIFEST
        .replace("name: web,", "name: web-ss,")
        .replace("name: conf,", "name: conf-ss,")
        .replace("a: \"1\"", "a: \"" + value + "\"");
  }

  private void deletes(String manifest) throws IOException, InterruptedException {
    kubectl.saysHere("configmap \"conf\" deleted", "delete", "cm", "conf");
    assertThat(kubectl.run(kubectl.here("get", "cm", "conf")))
        .isEqualTo(
            new Kubectl.Answer(1, "Error from server (NotFound): configmaps \"conf\" not found\n"));
    kubectl.says(
        "service \"web\" deleted", "delete", "--ignore-not-found", "--wait=false", "-f", manifest);
    kubectl.says("Terminating", "get", "namespace", kubectl.namespace());
  }

  private void kustomizes(String manifest) throws IOException, InterruptedException {
    Path kustomization = Files.createDirectories(folder.resolve(kubectl.namespace()));
    Files.copy(Path.of(manifest), kustomization.resolve("all.yaml"));
    Files.writeString(kustomization.resolve("kustomization.yaml"), "resources: [all.yaml]\n");
    kubectl.says("deployment.apps/web created", "apply", "-k", kustomization.toString());
    kubectl.says("deployment.apps/web configured", "apply", "-f", write("-more.yaml", scaled()));
    Kubectl.Answer diff = kubectl.run("diff", "-f", manifest);
    assertThat(diff.status()).as(diff.text()).isEqualTo(1);
    assertThat(diff.text()).contains("-  replicas: 5").contains("+  replicas: 2");
  }

  private static String scaled() {
    return MANIFEST.replace("replicas: 2", "replicas: 5");
  }

  private void looksAfterNodes() throws IOException, InterruptedException {
    String node = kubectl.namespace();
    kubectl.says("created", "create", "-f", write("-node.yaml", NODE));
    kubectl.says("cordoned", "cordon", node);
    kubectl.says("SchedulingDisabled", "get", "node", node);
    kubectl.says("uncordoned", "uncordon", node);
    kubectl.says("tainted", "taint", "nodes", node, "a=b:NoSchedule");
    kubectl.says("a=b:NoSchedule", "describe", "node", node);
    kubectl.says("drained (server dry run)", "drain", node, "--dry-run=server");
    kubectl.says("drained", "drain", node);
    kubectl.refuses("Metrics API not available", "top", "nodes");
  }

  private void rollsOut() throws IOException, InterruptedException {
    kubectl.saysHere("No rollout history found", "rollout", "history", "deploy/web");
    kubectl.saysHere("restarted", "rollout", "restart", "deploy/web");
    kubectl.saysHere("image updated", "set", "image", "deploy/web", "nginx=nginx:1.20");
    kubectl.saysHere("exposed", "expose", "deploy", "web", "--name=web2", "--port=80");
    kubectl.saysHere("autoscaled", "autoscale", "deploy", "web", "--max=3");
    kubectl.saysHere("condition met", "wait", "--for=jsonpath={.spec.replicas}=5", "deploy/web");
  }

  /** No node runs them. */
  private void runsPods() throws IOException, InterruptedException {
    kubectl.saysHere("pod/p created", "create", "-f", write("-pod.yaml", POD));
    kubectl.saysHere("", "logs", "p");
    kubectl.refuses("pod p does not have a host assigned", "exec", "p", "--", "ls");
    kubectl.refuses("pod is not running", "port-forward", "p", "8080:80");
    kubectl.saysHere(
        "pod/r created",
        "run",
        "r",
        "--image=busybox",
        "--overrides={\"spec\":{\"automountServiceAccountToken\":false}}");
    kubectl.refuses("timed out waiting", "wait", "--for=condition=Ready", "pod/r", "--timeout=1s");
    kubectl.saysHere("pod \"r\" deleted", "delete", "pod", "r");
    kubectl.refuses("pods \"r\" not found", "get", "pod", "r");
  }
}
