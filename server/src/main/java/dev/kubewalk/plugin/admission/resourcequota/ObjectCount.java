package dev.kubewalk.plugin.admission.resourcequota;

import dev.kubewalk.apimachinery.api.resource.Quantity;
import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.Attributes.Operation;
import java.util.Set;

/**
 * Counts objects: under {@code count/<resource>.<group>} for any kind, and under the plain name for
 * the few core kinds that had one before.
 *
 * <p>Go: pkg/quota/v1/generic/evaluator.go (objectCountEvaluator)
 */
final class ObjectCount implements Evaluator {
  private static final Set<String> PLAIN =
      Set.of("configmaps", "resourcequotas", "replicationcontrollers", "secrets");

  private final String countName;
  private final String plainName;

  ObjectCount(GroupResource resource) {
    this.countName = "count/" + resource;
    boolean plain = resource.group().isEmpty() && PLAIN.contains(resource.resource());
    this.plainName = plain ? resource.resource() : countName;
  }

  @Override
  public boolean handles(Operation operation) {
    return operation == Operation.CREATE;
  }

  @Override
  public boolean charges(String name) {
    return name.equals(countName) || name.equals(plainName);
  }

  @Override
  public Amounts usage(Unstructured object) {
    Amounts one = Amounts.none().with(countName, Quantity.of(1));
    return plainName.equals(countName) ? one : one.with(plainName, Quantity.of(1));
  }
}
