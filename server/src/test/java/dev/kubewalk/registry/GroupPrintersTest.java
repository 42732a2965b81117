package dev.kubewalk.registry;

import static dev.kubewalk.registry.page.Pages.json;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.registry.apps.AppsResources;
import dev.kubewalk.registry.autoscaling.AutoscalingResources;
import dev.kubewalk.registry.certificates.CertificatesResources;
import dev.kubewalk.registry.discovery.DiscoveryResources;
import dev.kubewalk.registry.page.Pages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Branches of what the Tables of kinds outside of the core group show. */
class GroupPrintersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{'type':'Object','object':{'target':{'value':'5'}}};<unknown>/5",
        "{'type':'Object','object':{'target':{'value':'5','averageValue':'2'}}};<unknown>/5",
        "{'type':'External','external':{'target':{'value':'7'}}};<unknown>/7",
        "{'type':'External','external':{'target':{'averageValue':'7'}}};<unknown>/7 (avg)",
        "{'type':'Resource','resource':{'target':{}}};<unknown>/<auto>",
        "{'type':'Odd'};<unknown type>"
      })
  void targetsOfAutoscalers(String metric, String shown) {
    Unstructured autoscaler = json("{'spec':{'metrics':[" + metric + "]}}");
    var page = Pages.find(AutoscalingResources.resources(), "horizontalpodautoscalers");
    assertEquals(shown, Pages.cells(page, autoscaler).get(1));
  }

  @Test
  void anAverageAloneHasAZeroBesideItInTheOlderForm() {
    var page = Pages.find(AutoscalingResources.resources(), "horizontalpodautoscalers");
    Unstructured autoscaler = Pages.decoded(
        page,
        "v2beta1",
        "{'spec':{'metrics':[{'type':'Object','object':{'metricName':'q','averageValue':'3'}}]}}");
    assertEquals("<unknown>/0", Pages.cells(page, autoscaler).get(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "[];<unset>",
        "[{}];*",
        "[{'name':''}];<unset>",
        "[{'name':'','port':80},{'name':'b'},{'port':9},{'port':8},{'port':7}];80,b,9 + 2 more..."
      })
  void portsOfSlices(String ports, String shown) {
    var page = Pages.find(DiscoveryResources.resources(), "endpointslices");
    assertEquals(shown, Pages.cells(page, json("{'ports':" + ports + "}")).get(1));
  }

  @Test
  void controllersOfRevisionsInSmallLetters() {
    var page = Pages.find(AppsResources.resources(), "controllerrevisions");
    Unstructured revision = json("{'metadata':{'ownerReferences':[{'controller':true,"
        + "'apiVersion':'Apps.Example/v1','kind':'DaemonSet','name':'A'}]}}");
    assertEquals("daemonset.apps.example/A", Pages.cells(page, revision).get(0));
  }

  @Test
  void requestsInAnUnknownConditionCannotBeShown() {
    var page = Pages.find(CertificatesResources.resources(), "certificatesigningrequests");
    Unstructured request = json("{'status':{'conditions':[{'type':'Approved'},{'type':'Odd',"
        + "'reason':'r','lastUpdateTime':'2020-01-02T03:04:05Z'}]}}");
    assertThatThrownBy(() -> Pages.cells(page, request))
        .isInstanceOf(StatusException.class)
        .hasMessageContaining(
            "unknown csr condition {\"Odd\" \"r\" \"\" \"2020-01-02 03:04:05 +0000 UTC\"}");
  }
}
