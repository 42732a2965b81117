package dev.kubewalk.registry.core;

import static dev.kubewalk.registry.page.Pages.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.tables.TableConvertor;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.core.service.ServiceAllocators;
import dev.kubewalk.registry.core.service.allocator.MemoryRangeStore;
import dev.kubewalk.registry.core.service.ipallocator.IpAllocator;
import dev.kubewalk.registry.core.service.portallocator.PortAllocator;
import dev.kubewalk.registry.page.Pages;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each branch of what the Tables of the core group show. */
class CorePrintersTest {
  private static final String READY = "{'ready':true,'restartCount':1,'state':{'running':{}}}";

  private final List<Resource> pages = CoreResources.resources(new CoreDependencies(
      new ServiceAllocators(
          new IpAllocator("10.0.0.0/29", new MemoryRangeStore("10.0.0.0/29"), new Random(1)),
          new PortAllocator(30000, 30009, new MemoryRangeStore("30000-30009"), new Random(1))),
      Pages.NO_STORES,
      Pages.BODIES,
      Optional.empty(),
      Map.of()));

  private Resource page(String plural) {
    return Pages.find(pages, plural);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{'phase':'Pending'};0/2|Pending|0",
        "{'phase':'Failed','reason':'Evicted'};0/2|Evicted|0",
        "{'phase':'Running','containerStatuses':[%1$s,%1$s]};2/2|Running|2",
        "{'phase':'Running','containerStatuses':[%1$s,{'restartCount':2,'state':{'terminated':"
            + "{'reason':'Completed','exitCode':0}}}]};1/2|Running|3",
        "{'phase':'Succeeded','containerStatuses':[{'state':{'terminated':{'reason':'Completed'}}}]}"
            + ";0/2|Completed|0",
        "{'phase':'Failed','containerStatuses':[{'state':{'terminated':{'signal':9}}}]}"
            + ";0/2|Signal:9|0",
        "{'phase':'Failed','containerStatuses':[{'state':{'terminated':{'exitCode':3}}}]}"
            + ";0/2|ExitCode:3|0",
        "{'phase':'Running','containerStatuses':[{'ready':true,'state':{'running':{},'waiting':"
            + "{'reason':'Odd'}}}]};0/2|Odd|0",
        "{'phase':'Pending','initContainerStatuses':[{'restartCount':1,'state':{'terminated':"
            + "{'exitCode':0}}},{'restartCount':2,'state':{'waiting':{'reason':'PodInitializing'}}}],"
            + "'containerStatuses':[%1$s]};0/2|Init:1/0|3",
        "{'phase':'Pending','initContainerStatuses':[{'state':{'terminated':{'exitCode':1,"
            + "'signal':6}}}]};0/2|Init:Signal:6|0",
      })
  void podStatus(String status, String shown) {
    Unstructured pod = json("{'spec':{'containers':[{'name':'a'},{'name':'b'}]},'status':"
        + status.formatted(READY) + "}");
    assertEquals(shown, String.join("|", Pages.cells(page("pods"), pod).subList(0, 3)));
  }

  @Test
  void podsBeingDeletedAreTerminatingUnlessTheirNodeIsLost() {
    String pod = "{'metadata':{'deletionTimestamp':'2020-01-02T03:04:05Z'},'status':{'phase':"
        + "'Running','reason':'%s'}}";
    assertEquals(
        "Terminating", Pages.cells(page("pods"), json(pod.formatted(""))).get(1));
    assertEquals(
        "Unknown", Pages.cells(page("pods"), json(pod.formatted("NodeLost"))).get(1));
  }

  @Test
  void widePodColumns() {
    Unstructured pod = json("{'spec':{'nodeName':'n','readinessGates':[{'conditionType':'a'},"
        + "{'conditionType':'b'}]},'status':{'nominatedNodeName':'m','podIPs':[{'ip':'1.2.3.4'}],"
        + "'conditions':[{'type':'a','status':'True'},{'type':'b','status':'False'}]}}");
    assertEquals(
        List.of("1.2.3.4", "n", "m", "1/2"), Pages.cells(page("pods"), pod).subList(4, 8));
  }

  @ParameterizedTest
  @CsvSource({
    "Succeeded,The pod has completed successfully.",
    "Failed,The pod failed.",
  })
  void rowsOfEndedPodsSaySo(String phase, String message) {
    TableConvertor table = new TableConvertor(page("pods"));
    Unstructured pod = json("{'status':{'phase':'" + phase + "'}}");
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    table.addConditions(row, pod);
    String expected = "\"conditions\":[{\"type\":\"Completed\",\"status\":\"True\",\"reason\":\""
        + phase + "\",\"message\":\"" + message + "\"}]";
    assertEquals("{" + expected + "}", row.toString());
    assertThat(kept(table, pod)).endsWith("]," + expected + ",\"object\":{}}");
  }

  @Test
  void rowsOfOtherPodsHaveNoConditions() {
    TableConvertor table = new TableConvertor(page("pods"));
    assertThat(kept(table, json("{'status':{'phase':'Running'}}"))).endsWith("],\"object\":{}}");
  }

  private static String kept(TableConvertor table, Unstructured pod) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    table.keptRow(pod, JsonNodeFactory.instance.objectNode()).writeTo(out, Instant.EPOCH);
    return out.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{};Unknown",
        "{'spec':{'unschedulable':true}};Unknown,SchedulingDisabled",
        "{'status':{'conditions':[{'type':'Ready','status':'False'},"
            + "{'type':'Ready','status':'True'}]}};Ready"
      })
  void nodeStatus(String node, String shown) {
    assertEquals(shown, Pages.cells(page("nodes"), json(node)).get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{};<none>",
        "{'subsets':[{'notReadyAddresses':[{'ip':'1.1.1.1'}],'ports':[{'port':80}]}]};''",
        "{'subsets':[{'addresses':[{'ip':'1.1.1.1'}]}]};1.1.1.1",
        "{'subsets':[{'addresses':[{'ip':'fd00::1'}],'ports':[{'port':80}]}]};[fd00::1]:80",
        "{'subsets':[{'addresses':[{'ip':'1.1.1.1'},{'ip':'1.1.1.2'},{'ip':'1.1.1.3'},"
            + "{'ip':'1.1.1.4'}]}]};1.1.1.1,1.1.1.2,1.1.1.3 + 1 more..."
      })
  void endpoints(String endpoints, String shown) {
    assertEquals(
        shown.replace("''", ""), Pages.cells(page("endpoints"), json(endpoints)).get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{'spec':{'accessModes':['ReadWriteOnce']},'status':{'phase':'Pending'}};Pending|||",
        "{'spec':{'volumeName':'v'},'status':{'phase':'Bound'}};Bound|v|0|",
        "{'spec':{'volumeName':'v'},'status':{'phase':'Lost','capacity':{'storage':'1Gi'},"
            + "'accessModes':['ReadWriteMany','ReadWriteOnce']}};Lost|v|1Gi|RWO,RWX"
      })
  void claims(String claim, String shown) {
    List<String> cells = Pages.cells(page("persistentvolumeclaims"), json(claim));
    assertEquals(shown, String.join("|", cells.subList(0, 4)));
  }

  @Test
  void eventsMayBeAboutAKindAlone() {
    Unstructured event = json("{'involvedObject':{'kind':'Pod'}}");
    assertEquals("pod", Pages.cells(page("events"), event).get(3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{'kind':'PersistentVolumeClaim','name':'x'};true",
        "{'apiGroup':'snapshot.storage.k8s.io','kind':'VolumeSnapshot','name':'x'};true",
        "{'apiGroup':'example.com','kind':'Backup','name':'x'};false",
        "{'apiGroup':'snapshot.storage.k8s.io','kind':'PersistentVolumeClaim','name':'x'};false"
      })
  void claimsStartFromClaimsAndSnapshotsOnly(String source, boolean kept) {
    Resource claims = page("persistentvolumeclaims");
    Unstructured claim = json("{'spec':{'dataSource':" + source + "}}");
    claims.strategy().prepareForCreate(Pages.context(claims, "v1"), claim);
    assertEquals(kept, claim.has("spec.dataSource"));
  }

  @Test
  void aClaimKeepsTheSourceItHas() {
    Resource claims = page("persistentvolumeclaims");
    Unstructured claim = json("{'spec':{'dataSource':{'kind':'Backup','name':'x'}}}");
    claims.strategy().prepareForUpdate(Pages.context(claims, "v1"), claim, claim.copy());
    assertEquals("Backup", claim.stringAt("spec.dataSource.kind"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{};spec.configSource INVALID",
        "{'configMap':{}};spec.configSource.configMap.namespace REQUIRED,"
            + "spec.configSource.configMap.name REQUIRED,"
            + "spec.configSource.configMap.kubeletConfigKey REQUIRED",
        "{'configMap':{'namespace':'n','name':'m','kubeletConfigKey':'k','uid':'u'}};"
            + "spec.configSource.configMap.uid FORBIDDEN"
      })
  void updatesCheckWhereAKubeletFindsItsConfiguration(String source, String refused) {
    String node = "{'spec':{'configSource':" + source + "}}";
    assertEquals(
        refused, String.join(",", Pages.updateRefusals(page("nodes"), "{'spec':{}}", node)));
    Unstructured created = json(node);
    page("nodes").strategy().prepareForCreate(Pages.context(page("nodes"), "v1"), created);
    assertEquals(json(node), created);
  }
}
