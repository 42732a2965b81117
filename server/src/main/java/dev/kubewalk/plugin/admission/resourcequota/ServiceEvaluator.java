package dev.kubewalk.plugin.admission.resourcequota;

import dev.kubewalk.apimachinery.api.resource.Quantity;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.Attributes.Operation;
import java.util.Set;

/**
 * What services use: their number, node ports and load balancers.
 *
 * <p>Go: pkg/quota/v1/evaluator/core/services.go (serviceEvaluator)
 */
final class ServiceEvaluator implements Evaluator {
  private static final Set<String> NAMES =
      Set.of("services", "count/services", "services.nodeports", "services.loadbalancers");

  @Override
  public boolean handles(Operation operation) {
    return operation == Operation.CREATE || operation == Operation.UPDATE;
  }

  @Override
  public boolean charges(String name) {
    return NAMES.contains(name);
  }

  @Override
  public Amounts usage(Unstructured service) {
    long ports = service.listAt("spec.ports").size();
    long nodePorts = 0;
    long loadBalancers = 0;
    String type = service.stringAt("spec.type");
    if (type.equals("NodePort")) {
      nodePorts = ports;
    } else if (type.equals("LoadBalancer")) {
      nodePorts = ports;
      loadBalancers = 1;
    }
    return Amounts.none()
        .with("services", Quantity.of(1))
        .with("count/services", Quantity.of(1))
        .with("services.nodeports", Quantity.of(nodePorts))
        .with("services.loadbalancers", Quantity.of(loadBalancers));
  }
}
