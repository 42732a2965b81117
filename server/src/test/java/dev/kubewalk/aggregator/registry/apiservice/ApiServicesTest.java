package dev.kubewalk.aggregator.registry.apiservice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.page.Pages;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiServicesTest {
  private static final String GOOD =
      "{'metadata':{'name':'%1$s.%2$s'},'spec':{'group':'%2$s','version':'%1$s',"
          + "'groupPriorityMinimum':%3$s,'versionPriority':%4$s%5$s}}";

  private final Resource page = ApiServices.define();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "v1;g.io;1000;15;~~;~~",
        "v1;~~;1000;15;~~;~~",
        "v2;~~;1000;15;~~;spec.group REQUIRED",
        "V1;g.io;1000;15;~~;spec.version INVALID",
        "v1;Bad_Group;1000;15;~~;spec.group INVALID",
        "v1;g.io;20000;1000;~~;~~",
        "v1;g.io;20001;15;~~;spec.groupPriorityMinimum INVALID",
        "v1;g.io;1000;0;~~;spec.versionPriority INVALID",
        "v1;g.io;1000;15;,'insecureSkipTLSVerify':true;spec.insecureSkipTLSVerify INVALID",
        "v1;g.io;1000;15;,'caBundle':'YWJj';spec.caBundle INVALID",
        "v1;g.io;1000;15;,'service':{'namespace':'n','name':'s'},'caBundle':'YWJj';~~",
        "v1;g.io;1000;15;,'service':{'namespace':'n','name':'s'},'caBundle':'YWJj',"
            + "'insecureSkipTLSVerify':true;spec.insecureSkipTLSVerify INVALID",
        "v1;g.io;1000;15;,'service':{'namespace':'n'};spec.service.name REQUIRED",
        "v1;g.io;1000;15;,'service':{'name':'s'};spec.service.namespace REQUIRED",
        "v1;g.io;1000;15;,'service':{'namespace':'n','name':'s','port':0};"
            + "spec.service.port INVALID"
      })
  void validates(
      String version, String group, String minimum, String priority, String more, String refusal) {
    String object = String.format(GOOD, version, text(group), minimum, priority, text(more));
    List<String> expected = text(refusal).isEmpty() ? List.of() : List.of(refusal);
    assertEquals(expected, Pages.refusals(page, "v1", object));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{'spec':{}};Local;Unknown",
        "{'spec':{'service':{'namespace':'n','name':'s'}},'status':{'conditions':["
            + "{'type':'Available','status':'False','reason':'ServiceNotFound'}]}};"
            + "n/s;False (ServiceNotFound)",
        "{'spec':{},'status':{'conditions':[{'type':'Available','status':'True',"
            + "'reason':'Local'}]}};Local;True"
      })
  void columns(String object, String service, String available) {
    Unstructured shown = Pages.json(object);
    assertEquals(service, cell(0, shown));
    assertEquals(available, cell(1, shown));
  }

  /** CsvSource reads empty cells as null. */
  private static String text(String cell) {
    return cell == null ? "" : cell;
  }

  private String cell(int column, Unstructured object) {
    return page.columns().get(column).cell().of(object, Instant.EPOCH).asText();
  }
}
