package dev.kubewalk.aggregator.controllers.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.registry.page.Pages;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvailabilityTest {
  private static final String REMOTE =
      "{'spec':{'service':{'namespace':'ns','name':'back','port':443}}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "~~;~~;ServiceNotFound;service/back in \"ns\" is not present",
        "{'spec':{'type':'ClusterIP','ports':[{'port':80}]}};~~;ServicePortError;"
            + "service/back in \"ns\" is not listening on port 443",
        "{'spec':{'type':'ClusterIP','ports':[{'port':443}]}};~~;EndpointsNotFound;"
            + "cannot find endpoints for service/back in \"ns\"",
        "{'spec':{'type':'ClusterIP','ports':[{'name':'tls','port':443}]}};"
            + "{'subsets':[{'addresses':[{'ip':'1.2.3.4'}],'ports':[{'port':443}]}]};"
            + "MissingEndpoints;"
            + "endpoints for service/back in \"ns\" have no addresses with port name \"tls\"",
        "{'spec':{'type':'ClusterIP','ports':[{'port':443}]}};"
            + "{'subsets':[{'addresses':[{'ip':'1.2.3.4'}],'ports':[{'port':443}]}]};"
            + "FailedDiscoveryCheck;this server does not call other API servers yet",
        "{'spec':{'type':'ExternalName'}};~~;FailedDiscoveryCheck;"
            + "this server does not call other API servers yet"
      })
  void remoteOnesNeedAServiceThatIsServed(
      String service, String endpoints, String reason, String message) {
    Availability availability =
        new Availability((ns, name) -> parsed(service), (ns, name) -> parsed(endpoints));
    assertEquals(
        new Availability.Condition("False", reason, message), availability.of(Pages.json(REMOTE)));
  }

  @Test
  void localOnesAlwaysAre() {
    Availability availability =
        new Availability((ns, name) -> Optional.empty(), (ns, name) -> Optional.empty());
    assertEquals(
        new Availability.Condition("True", "Local", "Local APIServices are always available"),
        availability.of(Pages.json("{'spec':{'group':'apps','version':'v1'}}")));
  }

  private static Optional<Unstructured> parsed(String text) {
    return text == null || text.isEmpty() ? Optional.empty() : Optional.of(Pages.json(text));
  }
}
