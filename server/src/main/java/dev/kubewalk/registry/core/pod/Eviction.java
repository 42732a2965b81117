package dev.kubewalk.registry.core.pod;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.generic.DeleteOptions;
import dev.kubewalk.apiserver.registry.generic.ListOptions;
import dev.kubewalk.apiserver.registry.generic.Store;
import dev.kubewalk.apiserver.registry.generic.Validation;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Strategy;
import dev.kubewalk.apiserver.storage.StoredObject;
import dev.kubewalk.registry.page.LabelSelectors;
import dev.kubewalk.registry.page.Stores;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Deletes a pod if its disruption budget allows: the budget is charged first, then the pod goes.
 *
 * <p>Go: pkg/registry/core/pod/storage/eviction.go (EvictionREST)
 */
final class Eviction {
  static final GroupVersionKind KIND = new GroupVersionKind("policy", "v1beta1", "Eviction");
  private static final int MOST_DISRUPTED = 2000;

  private final Stores stores;

  Eviction(Stores stores) {
    this.stores = stores;
  }

  Unstructured evict(RequestContext context, Unstructured eviction) {
    String name = context.info().name();
    if (!name.equals(eviction.name())) {
      throw ApiErrors.badRequest("name in URL does not match name in Eviction object");
    }
    Store pods = stores.of("", "pods");
    Unstructured pod = pods.get(context, name, "").object();
    DeleteOptions options = eviction.has("deleteOptions")
        ? DeleteOptions.of(eviction.objectAt("deleteOptions"))
        : DeleteOptions.none();
    boolean dry = context.dryRun() || options.isDryRun();
    RequestContext asked = dry
        ? new RequestContext(context.info(), context.user(), context.now(), true, context.trace())
        : context;
    boolean finished = Set.of("Succeeded", "Failed").contains(pod.stringAt("status.phase"));
    if (!finished && !dry) {
      charge(context, pod);
    }
    pods.delete(asked, name, Validation.NONE, options);
    return PodBinding.success();
  }

  /** Takes one disruption from the budget that covers the pod. */
  private void charge(RequestContext context, Unstructured pod) {
    List<Unstructured> budgets = budgets(context, pod);
    if (budgets.size() > 1) {
      throw ApiErrors.raw("This pod has more than one PodDisruptionBudget, which the eviction"
          + " subresource does not support.");
    }
    for (Unstructured budget : budgets) {
      stores
          .of("policy", "poddisruptionbudgets")
          .update(
              context,
              budget.name(),
              existing -> disrupted(context, existing.orElse(budget).copy(), pod),
              new Store.UpdateRules(Strategy.NONE, Validation.NONE, Validation.NONE, false));
    }
  }

  private List<Unstructured> budgets(RequestContext context, Unstructured pod) {
    List<Unstructured> covering = new ArrayList<>();
    for (StoredObject item : stores
        .of("policy", "poddisruptionbudgets")
        .list(context, ListOptions.everything())
        .items()) {
      Unstructured budget = item.object();
      boolean empty = LabelSelectors.isEmpty(budget.at("spec.selector"));
      if (!empty && LabelSelectors.matches(budget.at("spec.selector"), pod.labels())) {
        covering.add(budget);
      }
    }
    return covering;
  }

  private static Unstructured disrupted(
      RequestContext context, Unstructured budget, Unstructured pod) {
    long allowed = budget.longAt("status.disruptionsAllowed");
    GroupResource shown = new GroupResource("policy", "poddisruptionbudget");
    if (budget.longAt("status.observedGeneration") < budget.longAt("metadata.generation")) {
      throw tooMany(
          "The disruption budget " + budget.name() + " is still being processed by the server.");
    }
    if (allowed < 0) {
      throw ApiErrors.forbidden(shown, budget.name(), "pdb disruptions allowed is negative");
    }
    if (budget.at("status.disruptedPods").size() > MOST_DISRUPTED) {
      throw ApiErrors.forbidden(
          shown,
          budget.name(),
          "DisruptedPods map too big - too many evictions not confirmed by PDB controller");
    }
    if (allowed == 0) {
      throw tooMany("The disruption budget " + budget.name() + " needs "
          + budget.longAt("status.desiredHealthy") + " healthy pods and has "
          + budget.longAt("status.currentHealthy") + " currently");
    }
    budget.set("status.disruptionsAllowed", allowed - 1);
    budget
        .ensureObject("status.disruptedPods")
        .put(pod.name(), context.now().truncatedTo(ChronoUnit.SECONDS).toString());
    return budget;
  }

  private static StatusException tooMany(String cause) {
    StatusException failure = ApiErrors.tooManyRequests(
        "Cannot evict pod as it would violate the pod's disruption budget.", 0);
    Unstructured status = failure.status().copy();
    status
        .ensureObject("details")
        .putArray("causes")
        .addObject()
        .put("reason", "DisruptionBudget")
        .put("message", cause);
    return new StatusException(status);
  }
}
