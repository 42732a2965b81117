package dev.kubewalk.registry.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.Verb;
import dev.kubewalk.registry.core.service.ServiceAllocators;
import dev.kubewalk.registry.core.service.allocator.MemoryRangeStore;
import dev.kubewalk.registry.core.service.ipallocator.IpAllocator;
import dev.kubewalk.registry.core.service.portallocator.PortAllocator;
import dev.kubewalk.registry.page.Pages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorePagesTest {
  private final IpAllocator ips =
      new IpAllocator("10.0.0.0/29", new MemoryRangeStore("10.0.0.0/29"), new Random(1));
  private final PortAllocator ports =
      new PortAllocator(30000, 30009, new MemoryRangeStore("30000-30009"), new Random(1));
  private final List<Resource> pages = CoreResources.resources(new CoreDependencies(
      new ServiceAllocators(ips, ports),
      Pages.NO_STORES,
      Pages.BODIES,
      Optional.empty(),
      Map.of()));

  private Resource page(String plural) {
    return Pages.find(pages, plural);
  }

  @Test
  void seventeenKinds() {
    assertEquals(17, pages.size());
    assertFalse(page("services").verbs().contains(Verb.DELETECOLLECTION));
    assertEquals("services/endpoints", page("endpoints").keyPrefix());
    assertTrue(page("events").hasNameAmongColumns());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "pods;{'spec':{'containers':[]}};spec.containers REQUIRED",
        "pods;{'spec':{'containers':[{'name':'C','image':'x'}]}};spec.containers[0].name INVALID",
        "pods;{'spec':{'containers':[{'name':'c','image':'x','volumeMounts':[{'name':'v',"
            + "'mountPath':'/v'}]}]}};spec.containers[0].volumeMounts[0].name NOT_FOUND",
        "pods;{'spec':{'containers':[{'name':'c','image':'x','resources':{'requests':{'cpu':'2'},"
            + "'limits':{'cpu':'1'}}}]}};spec.containers[0].resources.requests INVALID",
        "services;{'spec':{}};spec.ports REQUIRED",
        "services;{'spec':{'ports':[{'port':80},{'name':'a','port':81}]}};"
            + "spec.ports[0].name REQUIRED",
        "configmaps;{'data':{'bad key':'v'}};data[bad key] INVALID",
        "secrets;{'type':'kubernetes.io/tls','data':{'tls.crt':''}};data[tls.key] REQUIRED",
        "limitranges;{'spec':{'limits':[{'type':'Pod'},{'type':'Pod'}]}};"
            + "spec.limits[1].type DUPLICATE",
        "events;{'metadata':{'namespace':'ns'},'involvedObject':{'namespace':'x'}};"
            + "involvedObject.namespace INVALID"
      })
  void refused(String plural, String object, String expected) {
    assertEquals(List.of(expected), Pages.refusals(page(plural), "v1", object));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "pods;{'spec':{'containers':[{'resources':{'limits':{'cpu':'100u'}}}]}}",
        "pods;{'spec':{'containers':[{'resources':{'requests':{'cpu':'100u'}}}]}}",
        "pods;{'spec':{'initContainers':[{'resources':{'requests':{'cpu':'100u'}}}]}}",
        "pods;{'spec':{'overhead':{'cpu':'100u'}}}",
        "persistentvolumes;{'spec':{'capacity':{'storage':'100u'}}}",
        "persistentvolumeclaims;{'spec':{'resources':{'requests':{'storage':'100u'}}}}",
        "persistentvolumeclaims;{'status':{'capacity':{'storage':'100u'}}}",
        "limitranges;{'spec':{'limits':[{'type':'Container','max':{'cpu':'100u'}}]}}",
        "resourcequotas;{'spec':{'hard':{'cpu':'100u'}}}",
        "resourcequotas;{'status':{'used':{'cpu':'100u'}}}",
        "nodes;{'status':{'capacity':{'cpu':'100u'}}}"
      })
  void amountsAreRoundedUpToThousandths(String plural, String object) {
    String decoded = Pages.decoded(page(plural), "v1", object).node().toString();
    assertTrue(decoded.contains("\"1m\""), decoded);
    assertFalse(decoded.contains("\"100u\""), decoded);
  }

  @Test
  void podDefaults() {
    Unstructured pod = Pages.decoded(
        page("pods"),
        "v1",
        "{'spec':{'containers':[{'name':'c','image':'nginx:1.17',"
            + "'resources':{'limits':{'cpu':'1'}}}],'volumes':[{'name':'v'}]}}");
    assertEquals("ClusterFirst", pod.stringAt("spec.dnsPolicy"));
    assertTrue(pod.booleanAt("spec.enableServiceLinks"));
    Unstructured container = pod.objectsAt("spec.containers").get(0);
    assertEquals("IfNotPresent", container.stringAt("imagePullPolicy"));
    assertEquals("1", container.stringAt("resources.requests.cpu"));
    assertTrue(pod.objectsAt("spec.volumes").get(0).has("emptyDir"));
  }

  @Test
  void onlyAPodsImageMayChange() {
    String pod = "{'spec':{'nodeName':'n','containers':[{'name':'c','image':'%s'%s}]}}";
    assertEquals(
        List.of(),
        Pages.updateRefusals(page("pods"), pod.formatted("x", ""), pod.formatted("y", "")));
    assertEquals(
        List.of("spec FORBIDDEN"),
        Pages.updateRefusals(
            page("pods"), pod.formatted("x", ""), pod.formatted("x", ",'tty':true")));
  }

  @Test
  void servicesHoldTheirAddresses() {
    Resource services = page("services");
    Unstructured service = Pages.decoded(
        services,
        "v1",
        "{'metadata':{'name':'a'},'spec':{'type':'NodePort','ports':[{'port':80}]}}");
    var undo = services.hooks().beforeCreate(Pages.context(services, "v1"), service);
    assertTrue(ips.has(service.stringAt("spec.clusterIP")));
    long port = service.objectsAt("spec.ports").get(0).longAt("nodePort");
    assertTrue(ports.has(port));
    undo.undo();
    assertFalse(ips.has(service.stringAt("spec.clusterIP")));
    assertFalse(ports.has(port));
  }

  @Test
  void aFullRangeHasNoNextAddress() {
    for (int i = 0; i < 6; i++) {
      assertTrue(ips.allocateNext().isPresent());
    }
    assertEquals(0, ips.free());
    assertTrue(ips.allocateNext().isEmpty());
    assertFalse(ips.contains("10.0.0.7"));
    ips.release("10.0.0.3");
    assertEquals(Optional.of("10.0.0.3"), ips.allocateNext());
  }

  @Test
  void podColumns() {
    Unstructured pod = Pages.json("{'metadata':{'creationTimestamp':'2020-01-02T03:00:05Z'},"
        + "'spec':{'containers':[{'name':'c'}]},'status':{'phase':'Running','containerStatuses':"
        + "[{'ready':false,'restartCount':3,'state':{'waiting':{'reason':'CrashLoopBackOff'}}}]}}");
    assertEquals(
        List.of("0/1", "CrashLoopBackOff", "3", "4m", "<none>", "<none>", "<none>", "<none>"),
        Pages.cells(page("pods"), pod));
  }
}
