package dev.kubewalk.aggregator.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.apiserver.util.webhook.ServiceResolver;
import dev.kubewalk.plugin.admission.TestingCluster;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From Services to addresses, and why not. */
class ServiceResolversTest {
  private static final String PORTS =
      "'ports':[{'name':'https','port':443},{'name':'other','port':8443}]}}";

  private final TestingCluster cluster = new TestingCluster()
      .with("", "services", service("plain", "'type':'ClusterIP','clusterIP':'10.0.0.7',"))
      .with("", "services", service("six", "'type':'NodePort','clusterIP':'fd00::7',"))
      .with("", "services", service("headless", "'type':'ClusterIP','clusterIP':'None',"))
      .with("", "services", service("outside", "'type':'ExternalName','externalName':'a.b',"))
      .with(
          "",
          "endpoints",
          "{'metadata':{'name':'plain','namespace':'ns'},'subsets':["
              + "{'notReadyAddresses':[{'ip':'10.1.0.1'}],'ports':[{'name':'https','port':1}]},"
              + "{'addresses':[{'ip':'10.1.0.2'}],'ports':[{'name':'https','port':9443}]}]}")
      .with("", "endpoints", "{'metadata':{'name':'six','namespace':'ns'}}");

  private static String service(String name, String spec) {
    return "{'metadata':{'name':'" + name + "','namespace':'ns'},'spec':{" + spec + PORTS;
  }

  private static String resolve(ServiceResolver resolver, String name, int port) {
    try {
      return resolver.resolve("ns", name, port).toString();
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "plain,    443,  10.0.0.7:443",
    "plain,    8443, 10.0.0.7:8443",
    "plain,    80,   no service port 80 found for service \"plain\"",
    "six,      443,  [fd00::7]:443",
    "headless, 443,  cannot route to service with ClusterIP \"None\"",
    "outside,  443,  a.b:443",
    "none,     443,  service \"none\" not found"
  })
  void byClusterIp(String name, int port, String expected) {
    assertThat(resolve(ServiceResolvers.clusterIp(cluster), name, port)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "plain,    443,  10.1.0.2:9443",
    "plain,    8443, no endpoints available for service \"plain\"",
    "six,      443,  no endpoints available for service \"six\"",
    "headless, 443,  endpoints \"headless\" not found",
    "outside,  443,  unsupported service type \"ExternalName\"",
    "none,     443,  service \"none\" not found"
  })
  void byEndpoints(String name, int port, String expected) {
    assertThat(resolve(ServiceResolvers.endpoints(cluster), name, port)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "default, kubernetes, 443,  self:6443",
    "default, kubernetes, 8443, others:1",
    "other,   kubernetes, 443,  others:1",
    "default, other,      443,  others:1"
  })
  void theApiIsThisServer(String namespace, String name, int port, String expected)
      throws IOException {
    ServiceResolver resolver = ServiceResolvers.loopback(
        (a, b, c) -> new ServiceResolver.Address("others", 1),
        new ServiceResolver.Address("self", 6443));
    assertThat(resolver.resolve(namespace, name, port)).hasToString(expected);
  }
}
