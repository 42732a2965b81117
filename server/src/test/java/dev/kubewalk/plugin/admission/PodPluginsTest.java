package dev.kubewalk.plugin.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.AdmissionPlugin;
import dev.kubewalk.apiserver.admission.Attributes;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PodPluginsTest {
  private static final TestingCluster CLUSTER = new TestingCluster()
      .with("", "serviceaccounts", "{'metadata':{'name':'default','namespace':'ns'}}")
      .with(
          "",
          "serviceaccounts",
          "{'metadata':{'name':'robot','namespace':'ns','uid':'u1'},"
              + "'secrets':[{'name':'robot-token'}],'imagePullSecrets':[{'name':'pull'}]}")
      .with(
          "",
          "secrets",
          "{'metadata':{'name':'robot-token','namespace':'ns','annotations':{"
              + "'kubernetes.io/service-account.name':'robot',"
              + "'kubernetes.io/service-account.uid':'u1'}},"
              + "'type':'kubernetes.io/service-account-token'}")
      .with("scheduling.k8s.io", "priorityclasses", "{'metadata':{'name':'high'},'value':1000}")
      .with(
          "scheduling.k8s.io",
          "priorityclasses",
          "{'metadata':{'name':'normal'},'value':7,'globalDefault':true}")
      .with(
          "node.k8s.io",
          "runtimeclasses",
          "{'metadata':{'name':'boxed'},'overhead':{'podFixed':{'cpu':'1'}},"
              + "'scheduling':{'nodeSelector':{'box':'yes'}}}");

  @Test
  void aPodGetsTheDefaultAccount() {
    Unstructured pod = admit(new ServiceAccount(CLUSTER), pod(""));
    assertThat(pod.stringAt("spec.serviceAccountName")).isEqualTo("default");
    assertThat(pod.stringAt("spec.serviceAccount")).isEqualTo("default");
    assertThat(pod.has("spec.volumes")).isFalse();
  }

  @Test
  void theTokenOfTheAccountIsMounted() {
    Unstructured pod = admit(new ServiceAccount(CLUSTER), pod(",'serviceAccountName':'robot'"));
    assertThat(pod.objectsAt("spec.volumes").get(0).stringAt("secret.secretName"))
        .isEqualTo("robot-token");
    Unstructured mount =
        pod.objectsAt("spec.containers").get(0).objectsAt("volumeMounts").get(0);
    assertThat(mount.stringAt("mountPath"))
        .isEqualTo("/var/run/secrets/kubernetes.io/serviceaccount");
    assertThat(pod.objectsAt("spec.imagePullSecrets").get(0).stringAt("name")).isEqualTo("pull");
  }

  @Test
  void tolerationsAreAddedUnlessThereAreSome() {
    AdmissionPlugin.Mutating plugin = new DefaultTolerationSeconds(300, 200);
    Unstructured plain = admit(plugin, pod(""));
    assertThat(plain.objectsAt("spec.tolerations"))
        .extracting(toleration -> toleration.longAt("tolerationSeconds"))
        .containsExactly(300L, 200L);
    Unstructured tolerant = admit(plugin, pod(",'tolerations':[{'operator':'Exists'}]"));
    assertThat(tolerant.objectsAt("spec.tolerations")).hasSize(1);
  }

  @Test
  void thePriorityComesFromTheClass() {
    Priority plugin = new Priority(CLUSTER);
    assertThat(admit(plugin, pod(",'priorityClassName':'high'")).longAt("spec.priority"))
        .isEqualTo(1000);
    Unstructured plain = admit(plugin, pod(""));
    assertThat(plain.longAt("spec.priority")).isEqualTo(7);
    assertThat(plain.stringAt("spec.priorityClassName")).isEqualTo("normal");
  }

  @Test
  void theRuntimeClassBringsOverheadAndSelector() {
    Unstructured pod = admit(new RuntimeClass(CLUSTER), pod(",'runtimeClassName':'boxed'"));
    assertThat(pod.stringAt("spec.overhead.cpu")).isEqualTo("1");
    assertThat(pod.stringAt("spec.nodeSelector.box")).isEqualTo("yes");
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("refusals")
  void refuses(AdmissionPlugin.Mutating plugin, String more, String why) {
    Attributes attributes = TestingCluster.create("pods", "Pod", pod(more));
    assertThatThrownBy(() -> plugin.admit(attributes))
        .isInstanceOf(StatusException.class)
        .hasMessage("pods \"p\" is forbidden: " + why);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            new ServiceAccount(CLUSTER),
            ",'serviceAccountName':'nobody'",
            "error looking up service account ns/nobody: serviceaccount \"nobody\" not found"),
        Arguments.of(
            new Priority(CLUSTER),
            ",'priorityClassName':'absent'",
            "no PriorityClass with name absent was found"),
        Arguments.of(
            new Priority(CLUSTER),
            ",'priority':5",
            "the integer value of priority (5) must not be provided in pod spec; priority"
                + " admission controller computed 7 from the given PriorityClass name"),
        Arguments.of(
            new RuntimeClass(CLUSTER),
            ",'runtimeClassName':'boxed','nodeSelector':{'box':'no'}",
            "conflict: runtimeClass.scheduling.nodeSelector[box] = yes;"
                + " pod.spec.nodeSelector[box] = no"));
  }

  private static Unstructured admit(AdmissionPlugin.Mutating plugin, Unstructured pod) {
    plugin.admit(TestingCluster.create("pods", "Pod", pod));
    return pod;
  }

  private static Unstructured pod(String more) {
    return TestingCluster.object("{'metadata':{'name':'p','namespace':'ns'},"
        + "'spec':{'containers':[{'name':'c','image':'i'}]"
        + more
        + "}}");
  }
}
