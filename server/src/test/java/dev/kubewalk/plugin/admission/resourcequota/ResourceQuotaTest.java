package dev.kubewalk.plugin.admission.resourcequota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.Attributes;
import dev.kubewalk.plugin.admission.TestingCluster;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceQuotaTest {
  private final List<Unstructured> written = new ArrayList<>();

  @Test
  void whatIsAdmittedIsCharged() {
    Attributes create = pod("{'requests':{'cpu':'500m'}}");
    quota("'hard':{'cpu':'1','pods':'3'},'used':{'cpu':'250m','pods':'1'}").validate(create);
    assertThat(written).hasSize(1);
    assertThat(written.get(0).stringAt("status.used.cpu")).isEqualTo("750m");
    assertThat(written.get(0).stringAt("status.used.pods")).isEqualTo("2");
  }

  @Test
  void anotherWriterMeansAnotherTry() {
    List<Boolean> answers = new ArrayList<>(List.of(false, true));
    TestingCluster cluster = cluster("'hard':{'pods':'3'},'used':{'pods':'1'}");
    new ResourceQuota(cluster, changed -> answers.remove(0)).validate(pod("{}"));
    assertThat(answers).isEmpty();
  }

  @Test
  void ephemeralStorageNeedNotBeStated() {
    quota("'hard':{'requests.ephemeral-storage':'1Gi'},'used':{'requests.ephemeral-storage':'0'}")
        .validate(pod("{}"));
  }

  @Test
  void anEmptyStatusLimitsNothing() {
    quota("").validate(pod("{}"));
    assertThat(written).isEmpty();
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '#',
      value = {
        "'hard':{'pods':'1'},'used':{'pods':'1'}; {};"
            + " exceeded quota: q, requested: pods=1, used: pods=1, limited: pods=1",
        "'hard':{'cpu':'1','memory':'1Gi'},'used':{'cpu':'0','memory':'0'};"
            + " {'requests':{'cpu':'100m'}}; failed quota: q: must specify memory",
        "'hard':{'limits.cpu':'1'},'used':{'limits.cpu':'800m'}; {'limits':{'cpu':'300m'}};"
            + " exceeded quota: q, requested: limits.cpu=300m, used: limits.cpu=800m,"
            + " limited: limits.cpu=1",
      })
  void refuses(String status, String resources, String why) {
    ResourceQuota plugin = quota(status);
    Attributes create = pod(resources);
    assertThatThrownBy(() -> plugin.validate(create))
        .isInstanceOf(StatusException.class)
        .hasMessage("pods \"p\" is forbidden: " + why);
    assertThat(written).isEmpty();
  }

  private ResourceQuota quota(String status) {
    return new ResourceQuota(cluster(status), written::add);
  }

  private static TestingCluster cluster(String status) {
    return new TestingCluster()
        .with(
            "",
            "resourcequotas",
            "{'metadata':{'name':'q','namespace':'ns'},'status':{" + status + "}}");
  }

  private static Attributes pod(String resources) {
    return TestingCluster.create(
        "pods",
        "Pod",
        TestingCluster.object("{'metadata':{'name':'p','namespace':'ns'},"
            + "'spec':{'containers':[{'name':'c','resources':"
            + resources
            + "}]}}"));
  }
}
