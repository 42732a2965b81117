package dev.kubewalk.plugin.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitRangerTest {
  @Test
  void whatAContainerLeavesOutIsFilledInAndNoted() {
    LimitRanger plugin =
        ranger("'type':'Container','default':{'cpu':'1'},'defaultRequest':{'cpu':'500m'}");
    Unstructured pod = pod("{}");
    plugin.admit(TestingCluster.create("pods", "Pod", pod));
    Unstructured container = pod.objectsAt("spec.containers").get(0);
    assertThat(container.stringAt("resources.limits.cpu")).isEqualTo("1");
    assertThat(container.stringAt("resources.requests.cpu")).isEqualTo("500m");
    assertThat(pod.annotations().get("kubernetes.io/limit-ranger"))
        .isEqualTo(
            "LimitRanger plugin set: cpu request for container c; cpu limit for container c");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "'type':'Container','max':{'cpu':'1'}; {'limits':{'cpu':'2'}};"
            + " maximum cpu usage per Container is 1, but limit is 2",
        "'type':'Container','min':{'cpu':'1'}; {'requests':{'cpu':'500m'}};"
            + " minimum cpu usage per Container is 1, but request is 500m",
        "'type':'Container','max':{'cpu':'1'}; {};"
            + " maximum cpu usage per Container is 1.  No limit is specified",
        "'type':'Container','maxLimitRequestRatio':{'cpu':'2'};"
            + " {'limits':{'cpu':'3'},'requests':{'cpu':'1'}};"
            + " cpu max limit to request ratio per Container is 2, but provided ratio is 3.000000",
        "'type':'Pod','max':{'memory':'16Mi'}; {'limits':{'memory':'32Mi'}};"
            + " maximum memory usage per Pod is 16Mi, but limit is 33554432",
      },
      quoteCharacter = '#')
  void refuses(String limit, String resources, String why) {
    LimitRanger plugin = ranger(limit);
    assertThatThrownBy(() -> plugin.validate(TestingCluster.create("pods", "Pod", pod(resources))))
        .isInstanceOf(StatusException.class)
        .hasMessage("pods \"p\" is forbidden: " + why);
  }

  private static LimitRanger ranger(String limit) {
    return new LimitRanger(new TestingCluster()
        .with(
            "",
            "limitranges",
            "{'metadata':{'name':'l','namespace':'ns'},'spec':{'limits':[{" + limit + "}]}}"));
  }

  private static Unstructured pod(String resources) {
    return TestingCluster.object(
        "{'metadata':{'name':'p','namespace':'ns'},'spec':{'containers':[{'name':'c','resources':"
            + resources
            + "}]}}");
  }
}
