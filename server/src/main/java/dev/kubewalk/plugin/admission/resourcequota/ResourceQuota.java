package dev.kubewalk.plugin.admission.resourcequota;

import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.admission.AdmissionPlugin;
import dev.kubewalk.apiserver.admission.Attributes;
import dev.kubewalk.apiserver.admission.Attributes.Operation;
import dev.kubewalk.apiserver.admission.ClusterReader;
import dev.kubewalk.apiserver.admission.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Refuses what would exceed a quota of the namespace, and charges what is let through.
 *
 * <ol>
 *   <li>What does the object use, and what more than before an update?
 *   <li>Which quotas count any of it, and is the object in their scope?
 *   <li>Does the object say all that these need to know?
 *   <li>Is there room in each of them? If not in one, the request is refused.
 *   <li>The use is written to their status; if somebody was faster, all is done again.
 * </ol>
 *
 * <p>Limits come from a quota's status, which a controller fills in: a new quota limits nothing.
 * What was charged stays charged when the write fails later; the controller puts that right.
 *
 * <p>Go: plugin/pkg/admission/resourcequota/controller.go (checkQuotas, CheckRequest)
 */
public final class ResourceQuota implements AdmissionPlugin.Validating {
  private static final GroupResource QUOTAS = new GroupResource("", "resourcequotas");
  private static final int ATTEMPTS = 16;
  private static final Map<GroupResource, Evaluator> EVALUATORS = Map.of(
      new GroupResource("", "pods"), new PodEvaluator(),
      new GroupResource("", "services"), new ServiceEvaluator(),
      new GroupResource("", "persistentvolumeclaims"), new ClaimEvaluator());

  private final ClusterReader cluster;
  private final QuotaStatus status;

  public ResourceQuota(ClusterReader cluster, QuotaStatus status) {
    this.cluster = cluster;
    this.status = status;
  }

  @Override
  public String name() {
    return "ResourceQuota";
  }

  @Override
  public boolean handles(Operation operation) {
    return operation == Operation.CREATE || operation == Operation.UPDATE;
  }

  @Override
  public void validate(Attributes attributes) {
    Attributes.Target target = attributes.target();
    if (!target.subresource().isEmpty()
        || target.namespace().isEmpty()
        || attributes.is("", "namespaces")
        || attributes.is("", "events")
        || attributes.object().isEmpty()) {
      return;
    }
    GroupResource resource = target.resource().groupResource();
    Evaluator evaluator = EVALUATORS.getOrDefault(resource, new ObjectCount(resource));
    if (!evaluator.handles(attributes.operation())) {
      return;
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (charge(evaluator, attributes)) {
        return;
      }
    }
    throw Refusal.forbidden(attributes, "unable to update the quota: too many others did");
  }

  /** False when a quota was changed by somebody else meanwhile. */
  private boolean charge(Evaluator evaluator, Attributes attributes) {
    Unstructured object = attributes.object().orElseThrow();
    List<Unstructured> quotas = new ArrayList<>();
    for (Unstructured quota : cluster.list(QUOTAS, attributes.target().namespace())) {
      if (concerns(quota, evaluator, object)) {
        requireStatements(quota, evaluator, attributes);
        quotas.add(quota);
      }
    }
    Amounts more = evaluator.usage(object);
    if (attributes.operation() == Operation.UPDATE && attributes.oldObject().isPresent()) {
      more = more.minus(evaluator.usage(attributes.oldObject().get()));
    }
    if (quotas.isEmpty() || more.isZero()) {
      return true;
    }
    List<Unstructured> charged = new ArrayList<>();
    for (Unstructured quota : quotas) {
      charged.add(charged(quota, more, attributes));
    }
    return attributes.dryRun() || charged.stream().allMatch(status::update);
  }

  private static boolean concerns(Unstructured quota, Evaluator evaluator, Unstructured object) {
    boolean counts =
        Amounts.of(quota.at("status.hard")).names().stream().anyMatch(evaluator::charges);
    return counts && Scope.of(quota).stream().allMatch(scope -> evaluator.inScope(scope, object));
  }

  private static void requireStatements(
      Unstructured quota, Evaluator evaluator, Attributes attributes) {
    Amounts hard = Amounts.of(quota.at("status.hard"));
    Amounts used = Amounts.of(quota.at("status.used"));
    List<String> counted = hard.names().stream().filter(evaluator::charges).toList();
    List<String> missing = evaluator.missing(counted, attributes.object().orElseThrow());
    if (!missing.isEmpty()) {
      throw Refusal.forbidden(
          attributes,
          "failed quota: " + quota.name() + ": must specify " + String.join(",", missing));
    }
    if (!counted.stream().allMatch(used::has)) {
      throw Refusal.forbidden(
          attributes,
          "status unknown for quota: "
              + quota.name()
              + ", resources: "
              + String.join(
                  ",", counted.stream().filter(name -> !used.has(name)).toList()));
    }
  }

  /** The quota with the new use in its status. */
  private static Unstructured charged(Unstructured quota, Amounts more, Attributes attributes) {
    Amounts hard = Amounts.of(quota.at("status.hard"));
    Amounts used = Amounts.of(quota.at("status.used"));
    Amounts requested = more.only(hard.names());
    Amounts after = used.plus(requested);
    var exceeded = after.only(requested.names()).exceeding(hard).stream()
        .filter(requested::grows)
        .toList();
    if (!exceeded.isEmpty()) {
      throw Refusal.forbidden(
          attributes,
          String.format(
              "exceeded quota: %s, requested: %s, used: %s, limited: %s",
              quota.name(), requested.only(exceeded), used.only(exceeded), hard.only(exceeded)));
    }
    Unstructured copy = quota.copy();
    copy.set("status.used", after.toNode());
    return copy;
  }
}
