package dev.kubewalk.walkthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
            - {name: nginx, image: "nginx:1.19", ports: [{containerPort: 80}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web, namespace: NS}
      spec: {selector: {app: web}, ports: [{port: 80}]}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: conf, namespace: NS}
      data: {a: "1"}
      """;

  @TempDir
  private static Path folder;

  private static KubewalkProcess tour;

  private Path kubectl;
  private String namespace;

  /** What kubectl did: its exit status, and all it wrote. */
  private record Answer(int status, String text) {}

  static List<Path> kubectls() {
    Path newest = Tools.require("kubectl");
    List<Path> all = new ArrayList<>(List.of(newest));
    for (int minor = 18; minor < 40; minor++) {
      Stream.concat(
              Tools.all("kubectl.1." + minor).stream(),
              Stream.of(Path.of("/usr/lib/google-cloud-sdk/bin/kubectl.1." + minor)))
          .filter(Files::isExecutable)
          .findFirst()
          .ifPresent(all::add);
    }
    return all;
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
    kubectl = program;
    namespace = program.getFileName().toString().replace('.', '-');
    Path manifest = folder.resolve(namespace + ".yaml");
    Files.writeString(manifest, MANIFEST.replace("NS", namespace));
    looksAround();
    applies(manifest.toString());
    changes();
    describes();
    asksWhoMayDoWhat();
    deletes(manifest.toString());
  }

  private void looksAround() throws IOException, InterruptedException {
    says("v1.18.20", "version");
    says("service/kubernetes", "get", "all", "-A");
    says("deployments", "api-resources");
    says("apps/v1", "api-versions");
    says("https://localhost:", "cluster-info");
    says("imagePullPolicy", "explain", "pod.spec.containers");
    says("matchLabels", "explain", "deployment", "--recursive");
  }

  private void applies(String manifest) throws IOException, InterruptedException {
    says("deployment.apps/web created", "apply", "-f", manifest);
    says("deployment.apps/web unchanged", "apply", "-f", manifest);
    says("nginx:1.19", "get", "deployments", "-n", namespace, "-o", "wide");
    says("clusterIP: 10.0.0.", "get", "service", "web", "-n", namespace, "-o", "yaml");
  }

  private void changes() throws IOException, InterruptedException {
    says("patched", "patch", "deploy", "web", "-n", namespace, "-p", "{\"spec\":{\"replicas\":3}}");
    says("labeled", "label", "cm", "conf", "-n", namespace, "x=y");
    says("annotate", "annotate", "cm", "conf", "-n", namespace, "x=y");
    says("scaled", "scale", "deploy", "web", "-n", namespace, "--replicas=1");
    says("edited", "edit", "cm", "conf", "-n", namespace);
    says("99", "get", "cm", "conf", "-n", namespace, "-o", "jsonpath={.data.a}");
    says(
        "secret/s created",
        "create",
        "secret",
        "generic",
        "s",
        "--from-literal=a=b",
        "-n",
        namespace);
    says(
        "deployment.apps/d created", "create", "deployment", "d", "--image=nginx", "-n", namespace);
    says("job.batch/j created", "create", "job", "j", "--image=busybox", "-n", namespace);
    // No controller runs, so a rollout is never observed: the call itself is what is tested.
    Answer rollout = run("rollout", "status", "deploy/web", "-n", namespace, "--timeout=1s");
    assertThat(rollout.text()).contains("Waiting for deployment spec update to be observed");
    Answer watch = run("get", "cm", "-n", namespace, "-w", "--request-timeout=2s");
    assertThat(watch.text()).contains("conf");
  }

  private void describes() throws IOException, InterruptedException {
    says("StrategyType:           RollingUpdate", "describe", "deploy", "web", "-n", namespace);
    says("Session Affinity:", "describe", "service", "web", "-n", namespace);
    says("Active", "describe", "namespace", namespace);
    says("No resources found", "get", "events", "-n", namespace);
  }

  private void asksWhoMayDoWhat() throws IOException, InterruptedException {
    String bob = "--as=system:serviceaccount:" + namespace + ":bob";
    says("serviceaccount/bob created", "create", "sa", "bob", "-n", namespace);
    says("created", "create", "role", "r", "--verb=get", "--resource=pods", "-n", namespace);
    says(
        "created",
        "create",
        "rolebinding",
        "r",
        "--role=r",
        "--serviceaccount=" + namespace + ":bob",
        "-n",
        namespace);
    says("yes", "auth", "can-i", "get", "pods", "-n", namespace, bob);
    assertThat(run("auth", "can-i", "create", "pods", "-n", namespace, bob))
        .isEqualTo(new Answer(1, "no\n"));
    says("selfsubjectrulesreviews", "auth", "can-i", "--list", "-n", namespace, bob);
    says("*.*", "auth", "can-i", "--list", "-n", namespace);
    says("ey", "create", "token", "bob", "-n", namespace);
  }

  private void deletes(String manifest) throws IOException, InterruptedException {
    says("configmap \"conf\" deleted", "delete", "cm", "conf", "-n", namespace);
    assertThat(run("get", "cm", "conf", "-n", namespace))
        .isEqualTo(new Answer(1, "Error from server (NotFound): configmaps \"conf\" not found\n"));
    says("service \"web\" deleted", "delete", "--ignore-not-found", "--wait=false", "-f", manifest);
    says("Terminating", "get", "namespace", namespace);
  }

  private void says(String expected, String... arguments) throws IOException, InterruptedException {
    Answer answer = run(arguments);
    String what = "kubectl " + String.join(" ", arguments) + "\n" + answer.text();
    assertThat(answer.status()).as(what).isZero();
    assertThat(answer.text()).as(what).contains(expected);
  }

  private Answer run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(kubectl.toString()));
    command.addAll(List.of(arguments));
    Path text = Files.createTempFile(folder, "kubectl", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(text.toFile());
    builder
        .environment()
        .put("KUBECONFIG", folder.resolve("kubewalk-out/kubeconfig").toString());
    builder.environment().put("HOME", folder.resolve("home").toString());
    builder.environment().put("EDITOR", folder.resolve("editor").toString());
    Process process = builder.start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("kubectl hangs: " + command);
    }
    return new Answer(process.exitValue(), Files.readString(text));
  }
}
